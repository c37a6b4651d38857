import { Checkbox, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { type Choice, matches } from '../../parts/choices.ts'

interface Editing<T> {
  readonly label: string
  readonly value: T
  readonly change: (value: T) => void
}

/** One line of text. */
export function TextLine({ label, value, change, most = 200 }: Editing<string> & { most?: number }): ReactNode {
  return (
    <label className="labelled">
      {label}
      <Input
        value={value}
        maxLength={most}
        onChange={(event) => {
          change(event.target.value)
        }}
      />
    </label>
  )
}

/** Some lines of text. */
export function TextLines({ label, value, change, most = 2000 }: Editing<string> & { most?: number }): ReactNode {
  return (
    <label className="labelled">
      {label}
      <Input.TextArea
        value={value}
        maxLength={most}
        autoSize={{ minRows: 2, maxRows: 10 }}
        onChange={(event) => {
          change(event.target.value)
        }}
      />
    </label>
  )
}

/** Entries, one a line; empty lines are dropped when they are read. */
export function EntryLines({ label, value, change }: Editing<readonly string[]>): ReactNode {
  return (
    <TextLines
      label={label}
      value={value.join('\n')}
      most={6000}
      change={(text) => {
        change(text === '' ? [] : text.split('\n'))
      }}
    />
  )
}

/** One of several. */
export function Pick<T extends string>({
  label,
  value,
  change,
  options,
}: Editing<T | null> & { options: readonly { value: T; label: string }[] }): ReactNode {
  return (
    <label className="labelled">
      {label}
      <Select<T>
        aria-label={label}
        value={value}
        options={options as { value: T; label: string }[]}
        showSearch={{ filterOption: matches }}
        onChange={change}
      />
    </label>
  )
}

/** Any of several. */
export function PickSeveral<T extends string>({
  label,
  value,
  change,
  options,
}: Editing<readonly T[]> & { options: readonly Choice[] }): ReactNode {
  return (
    <label className="labelled">
      {label}
      <Select<T[]>
        aria-label={label}
        mode="multiple"
        value={[...value]}
        options={[...options]}
        showSearch={{ filterOption: matches }}
        onChange={change}
      />
    </label>
  )
}

/** A whole number; empty where nothing limits. */
export function Count({
  label,
  value,
  change,
  least = 1,
  most = 366,
}: Editing<number | null> & { least?: number; most?: number }): ReactNode {
  return (
    <label className="labelled">
      {label}
      <InputNumber<number>
        style={{ width: '100%' }}
        min={least}
        max={most}
        precision={0}
        value={value}
        onChange={change}
      />
    </label>
  )
}

/** Yes or no. */
export function Tick({ label, value, change }: Editing<boolean>): ReactNode {
  return (
    <p>
      <Checkbox
        checked={value}
        onChange={({ target }) => {
          change(target.checked)
        }}
      >
        {label}
      </Checkbox>
    </p>
  )
}
