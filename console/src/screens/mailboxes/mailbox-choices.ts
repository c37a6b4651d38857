import { listMailboxes } from '../../../../src/features/mailboxes/mailboxes.contract.ts'
import { useCall } from '../../api/use-call.ts'
import type { Choice } from '../../parts/choices.ts'

/** The mailboxes, closed ones too: their letters stay. */
export function useBoxChoices(): Choice[] {
  const { data } = useCall(listMailboxes)
  return (data?.rows ?? []).map(({ id, name, state }) => ({
    value: id,
    label: state === 'closed' ? `${name}（已关闭）` : name,
  }))
}
