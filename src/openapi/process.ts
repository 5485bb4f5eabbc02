import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { writeFileSync } from 'node:fs';
import { AppModule } from '../app.module.js';
import { setUp } from '../app.setup.js';
import { Config } from '../config.js';
import { openApiDocument } from './document.js';
import { problemsPage } from './problems-page.js';

/** The document needs the code only: no environment, no database. */
export async function writeOpenApi(file: string): Promise<void> {
  const config = Object.assign(new Config(), {
    production: false,
    role: 'api',
    publicUrl: 'http://localhost:3000',
    databaseUrl: 'postgres://localhost/none',
    secretKeys: ['0'.repeat(32)],
    logLevel: 'silent',
    trustProxy: false,
    corsOrigins: [],
  } satisfies Partial<Config>);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, { connect: false }), {
    logger: false,
    bodyParser: false,
  });
  setUp(app, config);
  writeFileSync(file, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
}

const file = process.argv[2];
if (!file) writeFileSync('docs/problems.md', problemsPage());
await writeOpenApi(file ?? 'openapi/openapi.json');
process.exit(0);
