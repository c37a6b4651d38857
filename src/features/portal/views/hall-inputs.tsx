import type { ReactNode } from 'react'
import type { Fault, Field, Option } from '../../../kernel/form-terms.ts'
import { SIGNING_HEIGHT, SIGNING_WIDTH } from '../../../kernel/strokes.ts'
import type { Typed } from '../../services/index.ts'
import { nameOf } from '../hall-typed.ts'

/** What a field is drawn with: what was typed, what is wrong, and what there is to choose from. */
export interface Drawing {
  readonly typed: Typed
  readonly faults: readonly Fault[]
  readonly units: readonly string[]
  /** What the reader keeps to use it again; its names in forms begin with “own-”. */
  readonly ownFiles: readonly { readonly id: string; readonly name: string }[]
  readonly venues: readonly { readonly id: string; readonly name: string; readonly group: string }[]
  readonly taken: readonly {
    readonly venueId: string
    readonly on: string
    readonly from: string
    readonly to: string
  }[]
}

/** The text, or none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A part of what was typed, as text. */
export function partOf(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return ''
  return textOf((value as Record<string, unknown>)[name])
}

/** A field with what was typed into it, and what describes it to those who listen. */
export interface InputProps {
  readonly field: Field
  readonly value: unknown
  readonly drawing: Drawing
  readonly described: Readonly<Record<string, string | boolean>>
}

const TYPES: Readonly<Partial<Record<Field['kind'], string>>> = { day: 'date', telephone: 'tel', email: 'email' }
const MODES: Readonly<Partial<Record<Field['kind'], 'decimal' | 'numeric'>>> = { money: 'decimal', number: 'decimal' }

/** One line of text. */
export function Line({ field, value, described }: InputProps): ReactNode {
  return (
    <input
      id={nameOf(field)}
      name={nameOf(field)}
      type={TYPES[field.kind] ?? 'text'}
      inputMode={MODES[field.kind]}
      defaultValue={textOf(value)}
      maxLength={field.limits.maxLength ?? 300}
      autoComplete="off"
      {...described}
    />
  )
}

/** As many words as it takes. */
export function LongText({ field, value, described }: InputProps): ReactNode {
  return (
    <textarea
      id={nameOf(field)}
      name={nameOf(field)}
      maxLength={field.limits.maxLength ?? 4000}
      defaultValue={textOf(value)}
      {...described}
    />
  )
}

/** One of several. */
export function Select({
  name,
  value,
  options,
  ...rest
}: {
  name: string
  value: string
  options: readonly Option[]
}): ReactNode {
  return (
    <select id={name} name={name} defaultValue={value} {...rest}>
      <option value="">请选择</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** 是 or 否. */
export const YES_NO: readonly Option[] = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
]

/** Any of several. */
export function Several({ field, value }: InputProps): ReactNode {
  const chosen = Array.isArray(value) ? (value as unknown[]) : []
  return field.options.map((option, at) => (
    <label key={option.value}>
      <input type="checkbox" name={nameOf(field, at)} value="1" defaultChecked={chosen.includes(option.value)} />{' '}
      {option.label}
    </label>
  ))
}

function Part({
  field,
  part,
  label,
  type,
  value,
}: InputProps & { part: string; label: string; type: string }): ReactNode {
  const name = nameOf(field, part)
  return (
    <>
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} type={type} defaultValue={partOf(value, part)} />
    </>
  )
}

/** Two days. */
export function Period(props: InputProps): ReactNode {
  return (
    <>
      <Part {...props} part="from" label="开始日期" type="date" />
      <Part {...props} part="to" label="结束日期" type="date" />
    </>
  )
}

/** A typed name with consent; with a script one can also sign by hand, which nobody has to. */
export function Signature({ field, value, ...rest }: InputProps): ReactNode {
  return (
    <>
      <Part {...rest} field={field} value={value} part="name" label="请写您的姓名" type="text" />
      <div className="choices">
        <label>
          <input
            type="checkbox"
            name={nameOf(field, 'consent')}
            value="yes"
            defaultChecked={partOf(value, 'consent') === 'yes'}
          />
          我已阅读以上内容并同意，以姓名和提交当日的日期作为签名
        </label>
      </div>
      <input
        type="hidden"
        name={nameOf(field, 'strokes')}
        defaultValue={partOf(value, 'strokes')}
        data-sign={`${String(SIGNING_WIDTH)} ${String(SIGNING_HEIGHT)}`}
      />
    </>
  )
}

/** A place, a day and two times. */
export function Venue(props: InputProps): ReactNode {
  const { field, value, drawing } = props
  const options = drawing.venues
    .filter(({ group }) => group === field.venues)
    .map(({ id, name }) => ({ value: id, label: name }))
  const name = nameOf(field, 'venueId')
  return (
    <>
      <label htmlFor={name}>场地</label>
      <Select name={name} value={partOf(value, 'venueId')} options={options} />
      <Part {...props} part="on" label="日期" type="date" />
      <Part {...props} part="from" label="开始时间" type="time" />
      <Part {...props} part="to" label="结束时间" type="time" />
      <TakenList venues={options} taken={drawing.taken} />
    </>
  )
}

/** When these venues are taken already. */
function TakenList({ venues, taken }: { venues: readonly Option[]; taken: Drawing['taken'] }): ReactNode {
  const lines = taken.flatMap(({ venueId, on, from, to }) =>
    venues.filter(({ value }) => value === venueId).map(({ label }) => `${on} ${label} ${from}—${to}`),
  )
  return (
    <details>
      <summary>今后三十天已约时段（{lines.length} 段）</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}

/** What the reader keeps and may use again, beside what is there already. */
function OwnFiles({ field, files }: { field: Field; files: Drawing['ownFiles'] }): ReactNode {
  if (files.length === 0) return null
  return (
    <details>
      <summary>从我的附件中选用（{files.length} 个）</summary>
      {files.map(({ id, name }, at) => (
        <label key={id}>
          <input type="checkbox" name={nameOf(field, 'own', at)} value={`own-${id}`} /> {name}
        </label>
      ))}
    </details>
  )
}

/** What was sent before, what is kept, and what is chosen now. */
export function Files({ field, value, drawing, described }: InputProps): ReactNode {
  const kept = (Array.isArray(value) ? (value as unknown[]) : [])
    .map((each) => ({ id: partOf(each, 'id'), name: partOf(each, 'name') }))
    .filter(({ id }) => id !== '' && !id.startsWith('new-'))
  const most = field.limits.maxFiles ?? 1
  const others = drawing.ownFiles.filter(({ id }) => kept.every((file) => file.id !== `own-${id}`))
  return (
    <>
      {kept.map(({ id, name }, at) => (
        <label key={id}>
          <input type="checkbox" name={nameOf(field, 'kept', at)} value={id} defaultChecked /> {name}
          <input type="hidden" name={nameOf(field, 'kept', at, 'name')} value={name} />
        </label>
      ))}
      <input id={nameOf(field)} name={nameOf(field)} type="file" multiple={most > 1} {...described} />
      <OwnFiles field={field} files={others} />
    </>
  )
}
