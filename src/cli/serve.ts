/** `mealmend serve`: starts the service and says where it is. */
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { type Service, startService } from '../service.ts';

/** Resolves once it serves; the process lives on until it is told to stop. */
export async function runServe(env = process.env): Promise<number> {
  const config = readConfig(env);
  const log = createLog(config.LOG_LEVEL);
  let service: Service;
  try {
    service = await startService(config, log);
  } catch (error) {
    log.debug('start failed', { error });
    process.stderr.write(`Mealmend cannot start. ${toSentence(error, config.PORT)}\n`);
    return 1;
  }
  process.stdout.write(greeting(service, config.PLATFORM === 'sandbox'));

  let asked = false;
  const stop = (signal: string) => {
    if (asked) process.exit(1);
    asked = true;
    log.info('stopping', { signal });
    service.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('stop failed', { error });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('unhandledRejection', (error) => log.error('unhandled rejection', { error }));
  return 0;
}

function toSentence(error: unknown, port: number): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'EADDRINUSE') return `Port ${port} is taken: set PORT to another.`;
  if (code === 'EACCES') return `Port ${port} may not be opened: set PORT above 1023.`;
  return message ?? String(error);
}

function greeting({ url, demoLogins }: Service, sandbox: boolean): string {
  const logins = demoLogins.map(
    ({ email, password, role }) => `            ${email}  ${password}  (${role})`,
  );
  return [
    '',
    `Mealmend serves at ${url}`,
    ...(sandbox ? [`  demo      ${url}/`] : []),
    `  widget    ${url}/widget`,
    `  desk      ${url}/desk`,
    ...logins,
    `  health    ${url}/readyz`,
    '',
    '',
  ].join('\n');
}
