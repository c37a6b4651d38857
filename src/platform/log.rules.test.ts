import { closeSync, openSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openLog } from './log.ts'

test('a log on a full disk is lost, and the process lives', () => {
  // Linux answers every write to it with “no space left on device”.
  const fd = openSync('/dev/full', 'w')
  const log = openLog({ LOG_LEVEL: 'info' }, fd)
  for (let line = 0; line < 3000; line += 1) log.warn('x'.repeat(1000))
  closeSync(fd)
  expect(readFileSync('/proc/self/comm', 'utf8')).not.toBe('')
})
