import { Alert, Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import {
  decideSuggestion,
  draftAnswer,
  publishAnswer,
  releaseAnswer,
  returnAnswer,
  takeDownAnswer,
} from '../../../../src/features/mailboxes/letters.contract.ts'
import { ADOPTION_NAMES, FINDING_NAMES, RELEASE_NAMES } from '../../../../src/kernel/case-words.ts'
import { useAct } from '../../api/use-call.ts'
import { ActDialog, LongText, ShortText } from '../../parts/fields.tsx'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { optionsOf } from '../documents/names.ts'
import type { DialogProps, LetterView } from './letter-view.ts'

const LONGEST = 6000

type Finding = keyof typeof FINDING_NAMES

/** What came of saying that a page is inaccurate. */
function FindingField({ hasChanged }: { hasChanged: boolean }): ReactNode {
  return (
    <Form.Item
      name="finding"
      label="核实结果"
      rules={[{ required: true, message: '请选择核实结果' }]}
      extra={
        hasChanged ? '页面已经不是反映时的版本。' : '页面还是反映时的版本；选“已更正”的，先发布更正后的版本，才能审发。'
      }
    >
      <Radio.Group options={optionsOf(FINDING_NAMES)} />
    </Form.Item>
  )
}

/** 拟答复. */
export function DraftForm({ view, ...opening }: DialogProps): ReactNode {
  const draft = useAct(draftAnswer)
  const releaser = view.caseName === 'complaint' ? '监督办公室' : RELEASE_NAMES[view.release]
  return (
    <FormDrawer<{ text: string; finding?: Finding }>
      {...opening}
      title="拟答复"
      okText="保存答复"
      done="答复已保存，等待审发"
      size={680}
      initial={{ text: view.answer?.text ?? '', ...(view.page?.finding ? { finding: view.page.finding } : {}) }}
      run={({ text, finding = null }) => draft.mutateAsync({ params: { id: view.id }, body: { text, finding } })}
    >
      <p className="quiet">
        写明核实的情况、处理的结果和依据；暂时办不了的，写明原因和时间。由{releaser}审发后来信人才看得到。
      </p>
      {view.words === null ? null : (
        <details>
          <summary>对照来信内容</summary>
          <p className="written">{view.words.what}</p>
        </details>
      )}
      {view.page === null ? null : <FindingField hasChanged={view.page.hasChanged} />}
      <LongText name="text" label="答复内容" most={LONGEST} />
    </FormDrawer>
  )
}

/** 退回修改. */
export function SendBackDialog({ view, ...dialog }: DialogProps): ReactNode {
  const back = useAct(returnAnswer)
  return (
    <ReasonDialog
      {...dialog}
      title="退回修改"
      note="退回后由拟稿的单位修改，再次送审。期限照常计算。"
      okText="退回"
      done="已退回"
      run={(reason) => back.mutateAsync({ params: { id: view.id }, body: { reason } })}
    />
  )
}

/** 审发: exactly the text that is shown. */
export function ReleaseDialog({ view, ...dialog }: DialogProps): ReactNode {
  const release = useAct(releaseAnswer)
  return (
    <ReasonDialog
      {...dialog}
      title="审发答复"
      note={
        <>
          审发后来信人凭编号和查询码即可看到以下答复，期限停止计算，内容不能再改。
          <span className="written letter outgoing" style={{ display: 'block', marginTop: 12 }}>
            {view.answer?.text ?? ''}
          </span>
        </>
      }
      okText="审发"
      label={null}
      done="已审发，来信人可以看到"
      run={() => release.mutateAsync({ params: { id: view.id }, body: { hash: view.answer?.hash ?? '' } })}
    />
  )
}

interface PublicValues {
  readonly title: string
  readonly question: string
  readonly answer: string
}

function publicValues({ words, answer }: LetterView): PublicValues {
  return { title: words?.title ?? '', question: words?.what ?? '', answer: answer?.text ?? '' }
}

/** 公开答复: rewritten without whoever wrote; what the leak guard finds is shown beside the button. */
export function PublishForm({ view, ...opening }: DialogProps): ReactNode {
  const publish = useAct(publishAnswer)
  return (
    <FormDrawer<PublicValues>
      {...opening}
      title="公开答复"
      okText="检查并公开"
      done="已公开"
      size={680}
      initial={publicValues(view)}
      run={(body) => publish.mutateAsync({ params: { id: view.id }, body })}
    >
      <Alert
        type="info"
        showIcon
        title="请改写成能给所有人看的文字"
        description="删去姓名、电话、房间号、时间地点细节等能认出来信人或者其他人的内容。公开前自动检查个人信息，并与来信人的姓名和联系方式比对；有发现的不能公开，改好再试。"
        style={{ marginBottom: 16 }}
      />
      <ShortText name="title" label="标题" isRequired />
      <LongText name="question" label="来信内容（改写）" most={LONGEST} />
      <LongText name="answer" label="答复内容" most={LONGEST} />
    </FormDrawer>
  )
}

/** 撤下公开的答复. */
export function TakeDownDialog({ view, ...dialog }: DialogProps): ReactNode {
  const down = useAct(takeDownAnswer)
  return (
    <ReasonDialog
      {...dialog}
      title="撤下公开的答复"
      note="立即撤下，公开的文字随即删除，页面上只说明已经撤下。需要时可以改写后重新公开。"
      okText="撤下"
      isDanger
      done="已撤下"
      run={(reason) => down.mutateAsync({ params: { id: view.id }, body: { reason } })}
    />
  )
}

interface AdoptionValues {
  readonly decision: keyof typeof ADOPTION_NAMES
  readonly note?: string
}

/** 采纳决定. */
export function AdoptDialog({ view, ...dialog }: DialogProps): ReactNode {
  const decide = useAct(decideSuggestion)
  return (
    <ActDialog<AdoptionValues>
      {...dialog}
      title="采纳决定"
      okText="决定"
      done="已决定，来信人会看到"
      {...(view.adoption === null ? {} : { initial: { decision: view.adoption, note: view.adoptionNote } })}
      run={({ decision, note = '' }) => decide.mutateAsync({ params: { id: view.id }, body: { decision, note } })}
    >
      <Form.Item name="decision" label="决定" rules={[{ required: true, message: '请选择决定' }]}>
        <Radio.Group options={optionsOf(ADOPTION_NAMES)} />
      </Form.Item>
      <Form.Item
        name="note"
        label="说明（可不填）"
        extra="告知来信人，也写入建议箱的公开汇总。请不要写能认出来信人的内容。"
      >
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Form.Item>
    </ActDialog>
  )
}
