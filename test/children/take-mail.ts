import { takeMail } from '../../src/features/mailboxes/index.ts'
import { readMailboxes } from '../../src/features/notices/index.ts'
import { childContext } from './child-context.ts'

// Reads every mailbox and makes letters of what came, once, and ends; the test kills it on the way.
const { ctx, key, close } = childContext()
await readMailboxes({ ctx, key, mostBytes: 5_000_000 })
await takeMail({
  ctx,
  key,
  complain: (what, error) => {
    console.error(what, error)
  },
})
await close()
