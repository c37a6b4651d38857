import { Alert, Button, Tabs } from 'antd'
import { type ReactNode, useCallback, useState } from 'react'
import { type getVersion, putIntoForce, saveDraft } from '../../../../src/features/services/design.contract.ts'
import type { Field, Form, Option } from '../../../../src/kernel/form-terms.ts'
import type { Definition } from '../../../../src/kernel/hall-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { type Ability, AbilityButton } from '../../parts/ability-button.tsx'
import { useDo } from '../../parts/fault.tsx'
import { Panel } from '../../parts/page.tsx'
import { useUnsaved } from '../../parts/unsaved.ts'
import '../../styles/services.css'
import type { DesignFault } from './design-faults.tsx'
import { FlowEditor } from './flow-editor.tsx'
import { FormEditor } from './form-editor.tsx'
import { ResultEditor } from './result-editor.tsx'
import { Trial } from './trial.tsx'
import { WordsEditor } from './words-editor.tsx'

/** A version as it is designed. */
export type VersionView = Reply<typeof getVersion>

interface Draft {
  readonly definition: Definition
  readonly revision: number
  readonly faults: readonly DesignFault[]
  readonly isSaved: boolean
}

function filled(lines: readonly string[]): string[] {
  return lines.filter((line) => line.trim() !== '')
}

function tidyField(field: Field): Field {
  const named = (options: readonly Option[]): Option[] => options.filter(({ label }) => label.trim() !== '')
  const columns = field.columns.map((column) => ({ ...column, options: named(column.options) }))
  return { ...field, options: named(field.options), columns }
}

function tidyForm({ sections }: Form): Form {
  return { sections: sections.map((section) => ({ ...section, fields: section.fields.map(tidyField) })) }
}

/** Lines that were left empty say nothing. */
function tidy(definition: Definition): Definition {
  const { materials, result, form, flow } = definition
  const steps = flow.steps.map((step) => ({ ...step, form: step.form && tidyForm(step.form) }))
  return {
    ...definition,
    form: tidyForm(form),
    flow: { steps },
    materials: filled(materials),
    result: result && { ...result, paragraphs: filled(result.paragraphs) },
  }
}

function useDraft(serviceId: string, version: VersionView) {
  const { definition, revision, faults } = version
  const [draft, setDraft] = useState<Draft>({ definition, revision, faults, isSaved: true })
  useUnsaved(useCallback(() => !draft.isSaved, [draft.isSaved]))
  const change = (part: Partial<Definition>): void => {
    setDraft((now) => ({ ...now, definition: { ...now.definition, ...part }, isSaved: false }))
  }
  const saving = useAct(saveDraft)
  const save = async (): Promise<Draft> => {
    const body = { revision: draft.revision, definition: tidy(draft.definition) }
    const saved = await saving.mutateAsync({ params: { id: serviceId }, body })
    const { revision: reached, faults: found } = saved
    // What was typed while it was on its way stays, and is not saved yet.
    setDraft((now) => ({ ...now, revision: reached, faults: found, isSaved: now.definition === draft.definition }))
    return { ...draft, revision: reached, faults: found, isSaved: true }
  }
  return { draft, change, save, isSaving: saving.isPending }
}

function Faults({ draft: { faults, isSaved } }: { draft: Draft }): ReactNode {
  if (!isSaved)
    return <Alert type="info" showIcon title="有改动还没有保存；保存时检查。" style={{ marginBottom: 12 }} />
  if (faults.length === 0)
    return <Alert type="success" showIcon title="检查通过，可以启用。" style={{ marginBottom: 12 }} />
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={`启用以前还要改好 ${String(faults.length)} 处，已在相应位置标出`}
      description={
        <ul>
          {faults.map(({ place, message }) => (
            <li key={place + message}>
              {place}：{message}
            </li>
          ))}
        </ul>
      }
    />
  )
}

interface PartsProps {
  readonly draft: Draft
  readonly unitId: string
  readonly change: (part: Partial<Definition>) => void
}

function countAt(faults: readonly DesignFault[], start: string): string {
  const count = faults.filter(({ place }) => place.startsWith(start)).length
  return count === 0 ? '' : `（${String(count)} 处）`
}

function Parts({ draft: { definition, faults }, unitId, change }: PartsProps): ReactNode {
  const { form, flow } = definition
  const words = <WordsEditor definition={definition} faults={faults} change={change} />
  const setForm = (next: Definition['form']): void => {
    change({ form: next })
  }
  const setFlow = (next: Definition['flow']): void => {
    change({ flow: next })
  }
  const steps = <FlowEditor {...{ flow, form, faults }} usualUnit={unitId} change={setFlow} />
  const tabs = [
    { name: '服务说明', children: words },
    { name: '表单', children: <FormEditor form={form} faults={faults} change={setForm} /> },
    { name: '流程', children: steps },
    { name: '结果文书', children: <ResultEditor definition={definition} faults={faults} change={change} /> },
  ]
  return (
    <Tabs items={tabs.map(({ name, children }) => ({ key: name, label: name + countAt(faults, name), children }))} />
  )
}

interface DesignerProps {
  readonly serviceId: string
  readonly unitId: string
  readonly mayForce: boolean
  readonly version: VersionView
}

function abilityToForce({ isSaved, faults }: Draft, mayForce: boolean): Ability {
  if (!mayForce) return { ok: false, why: '由信息服务大厅管理办公室启用。保存草稿后请通知他们。' }
  return isSaved && faults.length > 0 ? { ok: false, why: '还有没有改好的地方。' } : { ok: true, why: '' }
}

/** The saved draft as the very page that people will see. */
function PublicPreview({ id, isSaved }: { id: string; isSaved: boolean }): ReactNode {
  return (
    <a href={`/hall/preview/${id}`} target="_blank" rel="noreferrer">
      公众页面{isSaved ? '' : '（上次保存的）'}（新窗口）
    </a>
  )
}

/** The designer of a draft: its parts, the form as people will see it, and a test run. */
export function Designer({ serviceId, unitId, mayForce, version }: DesignerProps): ReactNode {
  const { draft, change, save, isSaving } = useDraft(serviceId, version)
  const force = useAct(putIntoForce)
  const act = useDo()
  const start = async (): Promise<void> => {
    const { revision } = draft.isSaved ? draft : await save()
    await force.mutateAsync({ params: { id: serviceId }, body: { revision } })
  }
  return (
    <>
      <p className="tasks">
        <Button type="primary" loading={isSaving} onClick={() => void act(save, '已保存')}>
          保存草稿
        </Button>
        <AbilityButton
          ability={abilityToForce(draft, mayForce)}
          loading={force.isPending}
          onClick={() => void act(start, '已启用，公众可以办理')}
        >
          启用这一版
        </AbilityButton>
      </p>
      <Faults draft={draft} />
      <div className="designer">
        <div className="panel">
          <Parts draft={draft} unitId={unitId} change={change} />
        </div>
        <aside>
          <Panel title="预览和试运行" more={<PublicPreview id={version.id} isSaved={draft.isSaved} />}>
            <p className="quiet">
              这里是公众看到的表单，随修改变化。填好后点“试运行”，看经过哪些环节、由谁办理；不会保存。
            </p>
            <Trial definition={draft.definition} />
          </Panel>
        </aside>
      </div>
    </>
  )
}
