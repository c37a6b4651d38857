import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { type Channel, findChannel } from './channels.queries.ts'
import { saveChannelRow } from './channels.store.ts'

const WEB = /^https?:\/\/[^\s]+$/i
const LOOKS_LIKE_WEB = /:\/\//

/** An address of the web is one that a browser can open. Throws `channel.address-invalid`. */
export function checkAddress(address: string): void {
  if (LOOKS_LIKE_WEB.test(address) && !WEB.test(address)) throw new AppError('channel.address-invalid', { address })
}

/** Is it an address of the web? */
export function isWebAddress(address: string): boolean {
  return WEB.test(address)
}

/** Sets up a channel, or changes one. Throws `channel.not-found`, `channel.name-taken`, `channel.address-invalid`. */
export async function saveChannel(
  ctx: Context,
  { id: given, ...asked }: Omit<Channel, 'id'> & { readonly id?: string | undefined },
): Promise<{ id: string }> {
  authorize(ctx, 'channels.manage')
  const channel = { ...asked, name: asked.name.trim(), address: asked.address.trim(), id: given ?? newId() }
  checkAddress(channel.address)
  return ctx.transaction(async (tx) => {
    if (given !== undefined && !(await findChannel(tx, given))) throw new AppError('channel.not-found')
    await saveChannelRow(tx, channel)
    await record(tx, ctx, {
      type: 'channel.saved',
      subject: { type: 'channel', id: channel.id },
      data: { name: channel.name, kind: channel.kind, isUsed: channel.isUsed, takesAffairs: channel.takesAffairs },
    })
    return { id: channel.id }
  })
}
