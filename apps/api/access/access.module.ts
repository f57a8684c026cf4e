import { Module } from '@nestjs/common';
import { AccessResolver } from './access.resolver.js';
import { SignInController } from './sign-in.controller.js';

@Module({ controllers: [SignInController], providers: [AccessResolver] })
export class AccessModule {}
