import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor, Role } from '../kernel/actor.js';

export const ACCESS = Symbol('access');

/** Who may call a route at all. Whether the object may be touched is decided where the object is loaded. */
export type Access = { readonly kind: 'public' } | { readonly kind: 'signed-in'; readonly roles: readonly Role[] };

/** Anyone. A token that is sent is still checked, and shows own things. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** Signed-in accounts; with roles named, only accounts that hold one of them. A route that declares nothing is closed. */
export function SignedIn(...roles: Role[]): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ACCESS, { kind: 'signed-in', roles } satisfies Access), ApiBearerAuth());
}

/** The signed-in actor. On public routes undefined when no token was sent. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<Request & { user?: Actor }>().user,
);
