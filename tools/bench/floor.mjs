// The floor: bare node:http and pg doing the same work on the same database, in a process of its own. No framework, no
// validation, no authentication: what remains is what the work itself costs here.
import { createServer } from 'node:http';
import pg from 'pg';
import { bookInOneStatement, bookStepByStep } from './floor-booking.mjs';
import { freeTimes } from './floor-slots.mjs';

const routes = {
  'GET /api/v1/slots': freeTimes,
  'POST /book/step-by-step': bookStepByStep,
  'POST /book/in-one-statement': bookInOneStatement,
};
const created = { GET: 200, POST: 201 };

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10, options: '-c TimeZone=UTC' });
pool.on('error', () => process.exit(1));
// Dates, numbers and JSON as the application reads them: instants and dates stay text.
for (const type of [1082, 1114, 1184]) pg.types.setTypeParser(type, (text) => text);

const server = createServer(async (request, response) => {
  const { method } = request;
  const [path, query] = request.url.split('?');
  try {
    const route = routes[`${method} ${path}`];
    if (!route) throw new Error(`There is no ${method} ${path}`);
    const input = method === 'GET' ? Object.fromEntries(new URLSearchParams(query)) : JSON.parse(await textOf(request));
    const answer = await route(pool, input, request.headers);
    send(response, answer ? created[method] : 409, answer ?? { code: 'SLOT_TAKEN' });
  } catch (error) {
    send(response, 500, { message: error.message });
  }
});

function send(response, status, body) {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit());
