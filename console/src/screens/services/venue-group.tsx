import { AutoComplete } from 'antd'
import type { ReactNode } from 'react'
import { listVenues } from '../../../../src/features/services/venues.contract.ts'
import { useCall } from '../../api/use-call.ts'

interface Props {
  readonly value: string
  readonly change: (group: string) => void
}

/** From which kind of venues the applicant chooses: one of the unit's own, or that of another unit, typed. */
export function VenueGroup({ value, change }: Props): ReactNode {
  const { data } = useCall(listVenues)
  const groups = [...new Set((data?.rows ?? []).filter(({ state }) => state === 'active').map(({ group }) => group))]
  const isForeign = data !== undefined && value !== '' && !groups.includes(value)
  return (
    <label className="labelled">
      场地类别
      <AutoComplete
        aria-label="场地类别"
        value={value}
        maxLength={40}
        options={groups.map((group) => ({ value: group }))}
        onChange={(group: string) => {
          change(group)
        }}
      />
      {isForeign ? (
        <span className="quiet">
          本单位没有这一类场地。用其他单位的，请核对类别名称；用本单位的，先到“场地”页新增。
        </span>
      ) : null}
    </label>
  )
}
