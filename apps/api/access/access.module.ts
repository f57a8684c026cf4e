import { Module } from '@nestjs/common';
import { AccountResolver } from './account.resolver.js';
import { AccessResolver } from './access.resolver.js';
import { AccountController } from './account.controller.js';
import { SignInController } from './sign-in.controller.js';

@Module({ controllers: [SignInController, AccountController], providers: [AccessResolver, AccountResolver] })
export class AccessModule {}
