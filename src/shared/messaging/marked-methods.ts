import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

/** A method of a provider that a decorator has marked, with what the mark says. */
export interface MarkedMethod<Value, Method> {
  /** `Class.method`. */
  readonly name: string;
  readonly value: Value;
  readonly run: Method;
}

/** Finds what contexts contribute by a decorator, so that what runs it need not know them. */
@Injectable()
export class MarkedMethods {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** All methods of providers with this mark, in the order of the modules. */
  find<Value, Method extends (...values: never[]) => unknown>(mark: symbol): MarkedMethod<Value, Method>[] {
    const found: MarkedMethod<Value, Method>[] = [];
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object') continue;
      for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance))) {
        const method = (instance as Record<string, Method>)[name]!;
        const value = this.reflector.get<Value | undefined>(mark, method);
        if (value === undefined) continue;
        found.push({ name: `${instance.constructor.name}.${name}`, value, run: method.bind(instance) as Method });
      }
    }
    return found;
  }
}
