import { Button } from 'antd'
import type { ReactNode } from 'react'
import { STEP_ROLES, type Who, WHO_NAMES } from '../../../../src/kernel/flow-terms.ts'
import { ROLE_NAMES } from '../../../../src/kernel/roles.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { optionsOf } from '../documents/names.ts'
import { Pick, TextLine } from './design-inputs.tsx'
import { replaced, without } from './lists.ts'

const ROLES = STEP_ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }))

/** The same people of another kind; a unit that was named stays. */
function asKind(who: Who, kind: Who['kind'], usualUnit: string): Who {
  const unitId = 'unitId' in who ? who.unitId : usualUnit
  switch (kind) {
    case 'post':
      return { kind, unitId, post: '' }
    case 'role':
      return { kind, role: 'leader' }
    case 'unit':
    case 'unit-head':
      return { kind, unitId }
    default:
      return { kind }
  }
}

interface WhoProps {
  readonly who: Who
  readonly usualUnit: string
  readonly change: (who: Who) => void
}

function Particulars({ who, change }: Omit<WhoProps, 'usualUnit'>): ReactNode {
  const units = useUnitChoices()
  if (who.kind === 'role')
    return (
      <Pick
        label="哪个角色"
        value={ROLES.find(({ value }) => value === who.role)?.value ?? null}
        options={ROLES}
        change={(role) => {
          if (role) change({ ...who, role })
        }}
      />
    )
  if (!('unitId' in who)) return null
  return (
    <>
      <Pick
        label="哪个单位"
        value={who.unitId}
        options={units}
        change={(unitId) => {
          if (unitId !== null) change({ ...who, unitId })
        }}
      />
      {who.kind === 'post' ? (
        <TextLine
          label="岗位名称"
          value={who.post}
          change={(post) => {
            change({ ...who, post })
          }}
        />
      ) : null}
    </>
  )
}

function OneWho({ who, usualUnit, change }: WhoProps): ReactNode {
  return (
    <>
      <Pick
        label="由谁办理"
        value={who.kind}
        options={optionsOf(WHO_NAMES)}
        change={(kind) => {
          if (kind) change(asKind(who, kind, usualUnit))
        }}
      />
      <Particulars who={who} change={change} />
    </>
  )
}

interface PeopleProps {
  readonly people: readonly Who[]
  readonly usualUnit: string
  readonly change: (people: readonly Who[]) => void
}

/** Who takes a step: one or more kinds of people. */
export function WhoEditor({ people, usualUnit, change }: PeopleProps): ReactNode {
  return (
    <>
      {people.map((who, at) => (
        <div className="pair" key={String(at)}>
          <OneWho
            who={who}
            usualUnit={usualUnit}
            change={(next) => {
              change(replaced(people, at, next))
            }}
          />
          {people.length > 1 ? (
            <Button
              size="small"
              onClick={() => {
                change(without(people, at))
              }}
            >
              删去第 {at + 1} 个办理人
            </Button>
          ) : null}
        </div>
      ))}
      <p>
        <Button
          size="small"
          onClick={() => {
            change([...people, { kind: 'unit-head', unitId: usualUnit }])
          }}
        >
          增加办理人
        </Button>
      </p>
    </>
  )
}
