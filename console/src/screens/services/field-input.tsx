import type { ComponentType, ReactNode } from 'react'
import type { Column, Field, FieldKind, Option } from '../../../../src/kernel/form-terms.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { partOf, textOf } from './typed.ts'

/** A field as it is filled in. */
export interface InputProps {
  readonly field: Field
  readonly id: string
  readonly value: unknown
  readonly change: (value: unknown) => void
}

const TYPES: Readonly<Partial<Record<string, string>>> = { day: 'date', telephone: 'tel', email: 'email' }
const YES_NO: readonly Option[] = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
]

function Line({ field, id, value, change }: InputProps): ReactNode {
  const isNumber = field.kind === 'number' || field.kind === 'money'
  return (
    <input
      id={id}
      type={TYPES[field.kind] ?? 'text'}
      inputMode={isNumber ? 'decimal' : undefined}
      value={textOf(value)}
      maxLength={field.limits.maxLength ?? 300}
      autoComplete="off"
      onChange={(event) => {
        change(event.target.value)
      }}
    />
  )
}

function LongText({ field, id, value, change }: InputProps): ReactNode {
  return (
    <textarea
      id={id}
      rows={4}
      value={textOf(value)}
      maxLength={field.limits.maxLength ?? 4000}
      onChange={(event) => {
        change(event.target.value)
      }}
    />
  )
}

interface PickProps extends Pick<InputProps, 'id' | 'value' | 'change'> {
  readonly options: readonly Option[]
  readonly label?: string
}

function Pick({ id, value, change, options, label }: PickProps): ReactNode {
  return (
    <select
      id={id}
      aria-label={label}
      value={textOf(value)}
      onChange={(event) => {
        change(event.target.value)
      }}
    >
      <option value="">请选择</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

function Choice(props: InputProps): ReactNode {
  return <Pick {...props} options={props.field.options} />
}

function YesNo(props: InputProps): ReactNode {
  return <Pick {...props} options={YES_NO} />
}

function Unit(props: InputProps): ReactNode {
  const units = useUnitChoices()
  return <Pick {...props} options={units.map(({ label }) => ({ value: label, label }))} />
}

function Several({ field, value, change }: InputProps): ReactNode {
  const chosen = Array.isArray(value) ? (value as string[]) : []
  return field.options.map((option) => (
    <label key={option.value} className="tick">
      <input
        type="checkbox"
        checked={chosen.includes(option.value)}
        onChange={({ target }) => {
          change(target.checked ? [...chosen, option.value] : chosen.filter((each) => each !== option.value))
        }}
      />{' '}
      {option.label}
    </label>
  ))
}

interface PartProps extends InputProps {
  readonly part: string
  readonly label: string
  readonly type: string
}

function Part({ id, value, change, part, label, type }: PartProps): ReactNode {
  return (
    <label>
      {label}
      <input
        id={`${id}-${part}`}
        type={type}
        value={partOf(value, part)}
        onChange={({ target }) => {
          change({ ...(typeof value === 'object' ? value : {}), [part]: target.value })
        }}
      />
    </label>
  )
}

function Period(props: InputProps): ReactNode {
  return (
    <>
      <Part {...props} part="from" label="开始日期" type="date" />
      <Part {...props} part="to" label="结束日期" type="date" />
    </>
  )
}

function Venue(props: InputProps): ReactNode {
  return (
    <>
      <p className="quiet">公众页面上从“{props.field.venues}”类场地中选择。</p>
      <Part {...props} part="on" label="日期" type="date" />
      <Part {...props} part="from" label="开始时间" type="time" />
      <Part {...props} part="to" label="结束时间" type="time" />
    </>
  )
}

function Signature(props: InputProps): ReactNode {
  const { value, change } = props
  return (
    <>
      <Part {...props} part="name" label="请写您的姓名" type="text" />
      <label className="tick">
        <input
          type="checkbox"
          checked={partOf(value, 'consent') === 'yes'}
          onChange={({ target }) => {
            change({ ...(typeof value === 'object' ? value : {}), consent: target.checked ? 'yes' : '' })
          }}
        />{' '}
        我已阅读以上内容并同意，以姓名和提交当日的日期作为签名
      </label>
    </>
  )
}

function Cell({ column, ...props }: Omit<InputProps, 'field'> & { column: Column; name: string }): ReactNode {
  const { id, value, change, name } = props
  if (column.kind === 'choice' || column.kind === 'yes-no')
    return (
      <Pick
        id={id}
        label={name}
        value={value}
        change={change}
        options={column.kind === 'choice' ? column.options : YES_NO}
      />
    )
  return (
    <input
      id={id}
      aria-label={name}
      type={TYPES[column.kind] ?? 'text'}
      value={textOf(value)}
      onChange={({ target }) => {
        change(target.value)
      }}
    />
  )
}

type Row = Readonly<Record<string, unknown>>

function Table({ field, id, value, change }: InputProps): ReactNode {
  const rows: readonly Row[] = Array.isArray(value) && value.length > 0 ? (value as Row[]) : [{}]
  return (
    <>
      {rows.map((row, at) => (
        // Rows have no name of their own; they are only added at the end.
        <div className="filled-row" key={String(at)}>
          {field.columns.map((column) => (
            <div key={column.key}>
              <span className="quiet">{column.label}</span>
              <Cell
                column={column}
                id={`${id}-${String(at)}-${column.key}`}
                name={`第 ${String(at + 1)} 行 ${column.label}`}
                value={row[column.key]}
                change={(cell) => {
                  change(rows.map((each, index) => (index === at ? { ...each, [column.key]: cell } : each)))
                }}
              />
            </div>
          ))}
        </div>
      ))}
      <button
        type="button"
        onClick={() => {
          change([...rows, {}])
        }}
      >
        增加一行
      </button>
    </>
  )
}

function Files({ field, id }: InputProps): ReactNode {
  return <input id={id} type="file" multiple={(field.limits.maxFiles ?? 1) > 1} />
}

const KINDS: Readonly<Partial<Record<FieldKind, ComponentType<InputProps>>>> = {
  'long-text': LongText,
  choice: Choice,
  'yes-no': YesNo,
  unit: Unit,
  choices: Several,
  period: Period,
  signature: Signature,
  venue: Venue,
  files: Files,
  table: Table,
}
const GROUPS: readonly FieldKind[] = ['choices', 'period', 'signature', 'venue', 'table']

function Told({ help, wrong }: { help: string; wrong: readonly string[] }): ReactNode {
  return (
    <>
      {help === '' ? null : <p className="quiet">{help}</p>}
      {wrong.map((message) => (
        <p key={message} className="wrong-why" role="alert">
          {message}
        </p>
      ))}
    </>
  )
}

/** One field, as the public page draws it: label, help, what is wrong, input. */
export function FieldInput({ wrong, ...props }: InputProps & { wrong: readonly string[] }): ReactNode {
  const { field, id } = props
  if (field.kind === 'note') return <p className="told">{field.help}</p>
  const Kind = KINDS[field.kind] ?? Line
  const label = `${field.label === '' ? '（没有名称）' : field.label}${field.isRequired ? '（必填）' : ''}`
  const told = <Told help={field.help} wrong={wrong} />
  if (GROUPS.includes(field.kind))
    return (
      <div className="filled-field" role="group" aria-labelledby={`${id}-label`}>
        <p id={`${id}-label`}>
          <b>{label}</b>
        </p>
        {told}
        <Kind {...props} />
      </div>
    )
  return (
    <div className="filled-field">
      <label htmlFor={id}>
        <b>{label}</b>
      </label>
      {told}
      <Kind {...props} />
    </div>
  )
}
