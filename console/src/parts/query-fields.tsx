import { DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { type Choice, type ChoiceGroup, matches } from './choices.ts'
import type { ListState } from './table-page.tsx'

interface FieldProps {
  readonly list: ListState
  /** Its name in the address. */
  readonly name: string
  readonly label: string
  readonly width?: number
}

/** Words to look for; asked with “查询” or Enter, not with every key. */
export function WordsField({ list, name, label, width = 200 }: FieldProps): ReactNode {
  return (
    <label>
      {label}
      <Input
        aria-label={label}
        name={name}
        allowClear
        key={list.get(name) ?? ''}
        defaultValue={list.get(name) ?? ''}
        style={{ width }}
      />
    </label>
  )
}

interface ChoiceFieldProps extends FieldProps {
  readonly options: readonly (Choice | ChoiceGroup)[]
  /** The choice that holds when none is made; without one, everything is shown. */
  readonly usual?: string
}

/** One of several. */
export function ChoiceField({ list, name, label, width = 150, options, usual }: ChoiceFieldProps): ReactNode {
  return (
    <label>
      {label}
      <Select<string>
        aria-label={label}
        style={{ width }}
        allowClear={usual === undefined}
        showSearch={{ filterOption: matches }}
        placeholder="全部"
        value={list.get(name) ?? usual ?? null}
        options={options as Choice[]}
        onChange={(value?: string) => {
          list.set({ [name]: value === usual ? undefined : value })
        }}
      />
    </label>
  )
}

/** From one day until another, both included; either may be left open. */
export function DaysField({ list, label }: Omit<FieldProps, 'name'>): ReactNode {
  const [from, until] = [list.get('from'), list.get('until')]
  return (
    <label>
      {label}
      <DatePicker.RangePicker
        aria-label={label}
        allowEmpty={[true, true]}
        value={[from === undefined ? null : dayjs(from), until === undefined ? null : dayjs(until)]}
        onChange={(days) => {
          list.set({ from: days?.[0]?.format('YYYY-MM-DD'), until: days?.[1]?.format('YYYY-MM-DD') })
        }}
      />
    </label>
  )
}
