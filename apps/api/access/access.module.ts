import { Module } from '@nestjs/common';
import { AccountResolver } from './account.resolver.js';
import { AccessResolver } from './access.resolver.js';
import { SignInController } from './sign-in.controller.js';

@Module({ controllers: [SignInController], providers: [AccessResolver, AccountResolver] })
export class AccessModule {}
