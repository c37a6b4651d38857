import type { ReactNode } from 'react'
import type { Field, Form, Section } from '../../../../src/kernel/form-terms.ts'
import { type DesignFault, FaultsAt } from './design-faults.tsx'
import { TextLine } from './design-inputs.tsx'
import { Entries } from './entries.tsx'
import { FieldEditor } from './field-editor.tsx'
import { freshKey } from './lists.ts'

function newField(key: string): Field {
  return {
    key,
    kind: 'text',
    label: '',
    help: '',
    isRequired: true,
    limits: {},
    pattern: null,
    options: [],
    columns: [],
    venues: '',
    showWhen: null,
    prefill: null,
  }
}

function fieldsIn(sections: readonly Section[]): Field[] {
  return sections.flatMap(({ fields }) => fields)
}

interface FormEditorProps {
  readonly form: Form
  readonly faults: readonly DesignFault[]
  readonly change: (form: Form) => void
}

interface FieldsProps {
  readonly form: Form
  readonly at: number
  readonly section: Section
  readonly faults: readonly DesignFault[]
  readonly change: (section: Section) => void
}

function Fields({ form: { sections }, at, section, faults, change }: FieldsProps): ReactNode {
  const before = fieldsIn(sections.slice(0, at))
  const taken = fieldsIn(sections).map(({ key }) => key)
  return (
    <Entries<Field>
      list={section.fields}
      set={(fields) => {
        change({ ...section, fields })
      }}
      nameOf={({ label }, index) => (label === '' ? `第 ${String(index + 1)} 项` : `“${label}”`)}
      add={() => newField(freshKey('f', taken))}
      addText="增加项目"
    >
      {(field, index, set) => (
        <FieldEditor
          field={field}
          before={[...before, ...section.fields.slice(0, index)]}
          faults={faults}
          change={set}
        />
      )}
    </Entries>
  )
}

/** The form of a service, or of a step: parts with their fields. */
export function FormEditor({ form, faults, change }: FormEditorProps): ReactNode {
  const keys = form.sections.map(({ key }) => key)
  return (
    <>
      <FaultsAt faults={faults} place="表单" />
      <Entries<Section>
        list={form.sections}
        set={(sections) => {
          change({ sections })
        }}
        nameOf={(_, at) => `第 ${String(at + 1)} 部分`}
        add={() => ({ key: freshKey('s', keys), title: '', fields: [] })}
        addText="增加一个部分"
      >
        {(section, at, set) => (
          <>
            <FaultsAt faults={faults} place={`表单 · ${section.title}`} />
            <TextLine
              label="这一部分的标题"
              value={section.title}
              change={(title) => {
                set({ ...section, title })
              }}
            />
            <Fields form={form} at={at} section={section} faults={faults} change={set} />
          </>
        )}
      </Entries>
    </>
  )
}
