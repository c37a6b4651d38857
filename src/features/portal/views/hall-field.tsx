import type { ReactNode } from 'react'
import type { Field } from '../../../kernel/form-terms.ts'
import { nameOf } from '../hall-typed.ts'
import {
  type Drawing,
  Files,
  type InputProps,
  Line,
  LongText,
  Period,
  Select,
  Several,
  Signature,
  textOf,
  Venue,
  YES_NO,
} from './hall-inputs.tsx'
import { Table } from './hall-table.tsx'

function typedOf(drawing: Drawing, { key }: Field): unknown {
  return Object.hasOwn(drawing.typed, key) ? drawing.typed[key] : undefined
}

function wrongOf({ faults }: Drawing, { key }: Field): string[] {
  return faults.filter(({ field }) => field === key || field.startsWith(`${key}.`)).map(({ message }) => message)
}

function Input(props: InputProps): ReactNode {
  const { field, value, drawing } = props
  switch (field.kind) {
    case 'long-text':
      return <LongText {...props} />
    case 'choice':
      return <Select name={nameOf(field)} value={textOf(value)} options={field.options} />
    case 'yes-no':
      return <Select name={nameOf(field)} value={textOf(value)} options={YES_NO} />
    case 'unit':
      return (
        <Select
          name={nameOf(field)}
          value={textOf(value)}
          options={drawing.units.map((name) => ({ value: name, label: name }))}
        />
      )
    default:
      return <Whole {...props} />
  }
}

const WHOLE: Readonly<Partial<Record<Field['kind'], (props: InputProps) => ReactNode>>> = {
  choices: Several,
  period: Period,
  signature: Signature,
  venue: Venue,
  files: Files,
  table: Table,
}

function Whole(props: InputProps): ReactNode {
  const Kind = WHOLE[props.field.kind] ?? Line
  return <Kind {...props} />
}

/** Kinds that are one input under one label; the others are several under a legend. */
function isSingle({ kind }: Field): boolean {
  return !(kind in WHOLE) || kind === 'files'
}

function Told({ field, wrong }: { field: Field; wrong: readonly string[] }): ReactNode {
  return (
    <>
      {field.help === '' ? null : (
        <p className="hint" id={nameOf(field, 'hint')}>
          {field.help}
        </p>
      )}
      {wrong.map((message) => (
        <p className="wrong-why" key={message} id={nameOf(field, 'wrong')}>
          {message}
        </p>
      ))}
    </>
  )
}

/** A field of a service's form, with what was typed, and beside it what is wrong with that. */
export function HallField({ field, drawing }: { field: Field; drawing: Drawing }): ReactNode {
  if (field.kind === 'note') return <p className="notice">{field.help}</p>
  const wrong = wrongOf(drawing, field)
  const label = field.isRequired ? `${field.label}（必填）` : field.label
  const ids = [
    ...(field.help === '' ? [] : [nameOf(field, 'hint')]),
    ...(wrong.length > 0 ? [nameOf(field, 'wrong')] : []),
  ]
  const described = {
    'aria-invalid': wrong.length > 0,
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
  }
  const input = { field, value: typedOf(drawing, field), drawing, described }
  const className = wrong.length > 0 ? 'field wrong' : 'field'
  if (isSingle(field))
    return (
      <div className={className}>
        <label htmlFor={nameOf(field)}>{label}</label>
        <Told field={field} wrong={wrong} />
        <Input {...input} />
      </div>
    )
  return (
    <div className={className} role="group" aria-labelledby={nameOf(field, 'label')}>
      <p id={nameOf(field, 'label')}>
        <b>{label}</b>
      </p>
      <Told field={field} wrong={wrong} />
      <Input {...input} />
    </div>
  )
}
