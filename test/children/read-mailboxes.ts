import { readMailboxes } from '../../src/features/notices/index.ts'
import { childContext } from './child-context.ts'

// Reads every mailbox once and ends; the test kills it on the way.
const { ctx, key, close } = childContext()
await readMailboxes({ ctx, key, mostBytes: 5_000_000 })
await close()
