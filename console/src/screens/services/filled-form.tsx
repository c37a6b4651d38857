import { type ReactNode, useId } from 'react'
import type { Fault, Form } from '../../../../src/kernel/form-terms.ts'
import type { PersonKind } from '../../../../src/kernel/person-kind.ts'
import '../../styles/services.css'
import { FieldInput } from './field-input.tsx'
import { shownKeys, type Typed } from './typed.ts'

interface FilledFormProps {
  readonly form: Form
  readonly kind: PersonKind
  readonly typed: Typed
  readonly change: (typed: Typed) => void
  readonly faults?: readonly Fault[]
}

/** A form to fill in: only what is shown for what was filled in so far. */
export function FilledForm({ form, kind, typed, change, faults = [] }: FilledFormProps): ReactNode {
  const id = useId()
  const shown = shownKeys(form, typed, kind)
  const sections = form.sections
    .map((section) => ({ ...section, fields: section.fields.filter(({ key }) => shown.has(key)) }))
    .filter(({ fields }) => fields.length > 0)
  if (sections.length === 0) return <p className="quiet">表单里还没有项目。</p>
  return sections.map(({ key, title, fields }) => (
    <fieldset key={key} className="filled">
      <legend>{title === '' ? '（没有标题）' : title}</legend>
      {fields.map((field) => (
        <FieldInput
          key={field.key}
          id={`${id}-${field.key}`}
          field={field}
          value={typed[field.key]}
          wrong={faults
            .filter((fault) => fault.field === field.key || fault.field.startsWith(`${field.key}.`))
            .map(({ message }) => message)}
          change={(value) => {
            change({ ...typed, [field.key]: value })
          }}
        />
      ))}
    </fieldset>
  ))
}
