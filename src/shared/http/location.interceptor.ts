import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';

/** Sets `Location` of a created resource from the answer's id. */
@Injectable()
export class LocationInterceptor implements NestInterceptor {
  constructor(private readonly collection?: string) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      map((answer: unknown) => {
        const id = (answer as { id?: unknown } | undefined)?.id;
        const collection = this.collection ?? http.getRequest<Request>().path.replace(/\/$/, '');
        if (typeof id === 'string') http.getResponse<Response>().setHeader('Location', `${collection}/${id}`);
        return answer;
      }),
    );
  }
}
