import { Button } from 'antd'
import type { ReactNode } from 'react'
import { changeUnitEndpoint } from '../../../../src/features/organisation/organisation.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { AbilityButton } from '../../parts/ability-button.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useOpen } from '../../parts/use-open.ts'
import type { Unit, UnitNode } from './unit-tree.ts'

const CLOSE = {
  verb: '停用',
  state: 'closed',
  note: '停用后，这个单位不再出现在门户和选择列表中，已公开的信息保留原来的责任单位。需要时可以恢复。',
} as const
const REOPEN = { verb: '恢复', state: 'active', note: '恢复后，这个单位重新出现在门户和选择列表中。' } as const

/** What the server takes: a node of the tree also carries its number and its children. */
function valuesOf({ id: _id, children: _children, ...values }: UnitNode): Omit<Unit, 'id'> {
  return values
}

/** Closes a unit, or takes it up again. Nothing is ever deleted: its documents go on belonging to it. */
export function UnitState({ unit, openBelow }: { unit: Unit; openBelow: readonly Unit[] }): ReactNode {
  const dialog = useOpen()
  const change = useAct(changeUnitEndpoint)
  const { verb, state, note } = unit.state === 'active' ? CLOSE : REOPEN
  const why = `下面还有 ${openBelow.map(({ name }) => name).join('、')} 在用，请先停用或移走`
  const shown = { type: 'link', size: 'small', 'aria-label': verb + unit.name, onClick: dialog.open } as const
  return (
    <>
      {state === 'closed' ? (
        <AbilityButton ability={{ ok: openBelow.length === 0, why }} danger {...shown}>
          {verb}
        </AbilityButton>
      ) : (
        <Button {...shown}>{verb}</Button>
      )}
      <ReasonDialog
        isOpen={dialog.isOpen}
        close={dialog.close}
        title={`${verb}“${unit.name}”`}
        note={note}
        okText={verb}
        isDanger={state === 'closed'}
        label="理由"
        done={`已${verb}`}
        run={(reason) => change.mutateAsync({ params: { id: unit.id }, body: { ...valuesOf(unit), state, reason } })}
      />
    </>
  )
}
