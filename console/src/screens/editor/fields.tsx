import { DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { matches } from '../../parts/choices.ts'
import type { Gap } from './use-draft.ts'

/** A field with its label and what is missing in it; `field-NAME` is where the list of gaps jumps to. */
export function Field({
  name,
  label,
  gaps,
  children,
}: {
  name: string
  label: string
  gaps: readonly Gap[]
  children: ReactNode
}) {
  const missing = gaps.filter(({ field }) => field === name)
  return (
    <div className="field" id={`field-${name}`} tabIndex={-1}>
      <div className="field-label">{label}</div>
      {children}
      {missing.map(({ message }) => (
        <div key={message} className="field-gap">
          {message}
        </div>
      ))}
    </div>
  )
}

/** A civil day; empty where none is said. */
export function Day({
  label,
  value,
  change,
}: {
  label: string
  value: string
  change: (day: string) => void
}): ReactNode {
  return (
    <DatePicker
      aria-label={label}
      style={{ width: '100%' }}
      value={value === '' ? null : dayjs(value)}
      onChange={(day: dayjs.Dayjs | null) => {
        change(day?.format('YYYY-MM-DD') ?? '')
      }}
    />
  )
}

/** A longer text that grows with its words. */
export function Words({ label, value, rows, longest, change }: WordsProps): ReactNode {
  return (
    <Input.TextArea
      aria-label={label}
      value={value}
      autoSize={{ minRows: rows, maxRows: 8 }}
      maxLength={longest}
      onChange={(event) => {
        change(event.target.value)
      }}
    />
  )
}

interface WordsProps {
  readonly label: string
  readonly value: string
  readonly rows: number
  readonly longest: number
  readonly change: (text: string) => void
}

interface SeveralProps {
  readonly label: string
  readonly value: readonly string[]
  readonly options: readonly object[]
  readonly change: (ids: string[]) => void
}

/** Several of a list, found by typing. */
export function Several({ label, value, options, change }: SeveralProps): ReactNode {
  return (
    <Select
      mode="multiple"
      aria-label={label}
      style={{ width: '100%' }}
      placeholder="可选多个"
      showSearch={{ filterOption: matches }}
      value={[...value]}
      options={options.map((option) => ({ ...option }))}
      onChange={change}
    />
  )
}
