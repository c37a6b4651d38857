import { Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { draftDecision } from '../../../../src/features/applications/applications.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { matches } from '../../parts/choices.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import type { CaseView, DialogProps } from './case-view.ts'
import { LongText } from '../../parts/fields.tsx'
import { REGIME_NAMES } from './names.ts'

type Kind = CaseView['answerKinds'][number]

interface Values {
  readonly kind?: Kind['kind']
  readonly parts?: Readonly<Record<string, string | undefined>>
}

/** The article under which an answer of this kind is given. */
export function articleText({ article, isVerified }: Pick<Kind, 'article' | 'isVerified'>, view: CaseView): string {
  if (article === '') return '没有登记依据'
  return `${REGIME_NAMES[view.regime]}${article}${isVerified ? '' : '（条号待核对）'}`
}

function Parts({ view }: { view: CaseView }): ReactNode {
  const form = Form.useFormInstance<Values>()
  const chosen = Form.useWatch('kind', form)
  const kind = view.answerKinds.find((each) => each.kind === chosen)
  if (!kind) return <p className="quiet">先选答复类型，再按类型填写必须写明的内容。</p>
  return (
    <>
      <p className="quiet">依据：{articleText(kind, view)}</p>
      {kind.parts.map(({ key, name }) => (
        <LongText key={key} name={['parts', key]} label={name} most={4000} />
      ))}
    </>
  )
}

function hasSearch({ events }: CaseView): boolean {
  return events.some(({ type }) => type === 'search-recorded')
}

function initialValues({ decision }: CaseView): Values {
  if (!decision) return {}
  return { kind: decision.kind, parts: Object.fromEntries(decision.parts.map(({ key, text }) => [key, text])) }
}

/** 拟答复: one of the kinds that the rules know, with everything it must say. */
export function DecisionForm({ view, ...opening }: DialogProps): ReactNode {
  const draft = useAct(draftDecision)
  const kinds = view.answerKinds
  const kindOf = ({ kind }: Values): Kind | undefined => kinds.find((each) => each.kind === kind)
  return (
    <FormDrawer<Values>
      {...opening}
      title="拟答复"
      okText="保存答复"
      done="答复已保存，可以送审"
      size={680}
      initial={initialValues(view)}
      objectionTo={(values) =>
        kindOf(values)?.needsSearch === true && !hasSearch(view) ? '答复“信息不存在”的，请先填写检索记录' : undefined
      }
      run={(values) => {
        const kind = kindOf(values)
        if (!kind) return Promise.resolve()
        const parts = Object.fromEntries(kind.parts.map(({ key }) => [key, values.parts?.[key] ?? '']))
        return draft.mutateAsync({ params: { id: view.id }, body: { kind: kind.kind, parts } })
      }}
    >
      <Form.Item name="kind" label="答复类型" rules={[{ required: true, message: '请选择答复类型' }]}>
        <Select
          showSearch={{ filterOption: matches }}
          options={kinds.map(({ kind, name }) => ({ value: kind, label: name }))}
        />
      </Form.Item>
      <Parts view={view} />
      <p className="quiet">
        改动答复后，原来的保密审查失效，须重新审查。要提供的信息请先在“材料”中上传，部分公开的先在“区分处理”中放入答复：答复书会列出它们，并与它们一并审查、签发。
      </p>
    </FormDrawer>
  )
}
