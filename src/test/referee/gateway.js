'use strict';
// Lets Genesys' own SDK reach the double by its own gateway setting: one address, with a prefix for the login host and
// one for the API host; and prints what a visit saw, as one line of JSON.
const http = require('node:http');
const sdk = require('purecloud-platform-client-v2');

const wanted = JSON.parse(process.argv[2]);

function gateway() {
  const hosts = { login: new URL(wanted.loginBase), api: new URL(wanted.apiBase) };
  const server = http.createServer((incoming, outgoing) => {
    const [, prefix, path] = incoming.url.match(/^\/(login|api)(\/.*)$/);
    const { hostname, port } = hosts[prefix];
    const headers = { ...incoming.headers, host: `${hostname}:${port}` };
    const onward = http.request({ hostname, port, path, method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
}

// The SDK hands out headers in its extended form only.
async function refusal(call) {
  const client = sdk.ApiClient.instance;
  client.setReturnExtendedResponses(true);
  try {
    return { status: (await call()).status };
  } catch (error) {
    const { status, headers = {}, body = {} } = error;
    return {
      status,
      code: body.code,
      contextId: body.contextId,
      correlationId: headers['inin-correlation-id'],
      retryAfter: headers['retry-after'],
    };
  } finally {
    client.setReturnExtendedResponses(false);
  }
}

async function enter() {
  const client = sdk.ApiClient.instance;
  const port = await gateway();
  client.setGateway({ host: '127.0.0.1', protocol: 'http', port, path_params_login: 'login', path_params_api: 'api' });
  return client;
}

function tell(visit) {
  visit.then(
    (seen) => process.stdout.write(JSON.stringify(seen) + '\n', () => process.exit(0)),
    (error) => process.stderr.write(String(error.stack || JSON.stringify(error)) + '\n', () => process.exit(1)),
  );
}

module.exports = { sdk, wanted, enter, refusal, tell };
