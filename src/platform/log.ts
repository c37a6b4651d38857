import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

/** The process's log: lines of JSON, without cookies and without what authorises. */
export type Log = Logger

// What cannot be written (the disk of the log is full) waits up to this size; what comes on top is dropped.
const MOST_WAITING_BYTES = 1024 * 1024

/** Opens the log at the level of the settings. A log that cannot be written never ends the process. */
export function openLog({ LOG_LEVEL }: Pick<Config, 'LOG_LEVEL'>, fd = 1): Log {
  const output = pino.destination({ fd, sync: true, maxLength: MOST_WAITING_BYTES })
  output.on('error', () => undefined)
  return pino({ level: LOG_LEVEL, redact: ['req.headers.cookie', 'req.headers.authorization'] }, output)
}
