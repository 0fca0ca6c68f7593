import { pino, type Logger } from 'pino'
import type { Env } from './env.server.ts'

export type Log = Logger

/** Structured logs, one JSON object a line on stdout. Secrets are removed by name, at any depth. */
export function openLog(env: Pick<Env, 'LOG_LEVEL'>): Log {
  return pino({
    level: env.LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: [
        'password',
        '*.password',
        'token',
        '*.token',
        'authorization',
        '*.authorization',
        'cookie',
        '*.cookie',
        'email',
        '*.email',
      ],
      censor: '[removed]',
    },
  })
}
