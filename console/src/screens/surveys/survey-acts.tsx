import { Alert, Button, Form, InputNumber, Modal, Select, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  announceSurvey,
  cancelSurvey,
  endSurvey,
  makeSurveyCodes,
  publishSurvey,
} from '../../../../src/features/surveys/surveys.contract.ts'
import { BY_ACCOUNT, SURVEY_GROUPS, type SurveyGroup } from '../../../../src/kernel/survey-terms.ts'
import { useAct } from '../../api/use-call.ts'
import { ActDialog } from '../../parts/fields.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { saveBytes } from '../../parts/save-file.ts'
import { type Survey, SurveyForm } from './survey-form.tsx'

type Stage = 'change' | 'announcement' | 'codes' | 'publication' | 'ending' | 'cancellation'

/** The codes, which nobody can see again. */
function MadeCodes({ codes, close, title }: { codes: readonly string[]; close: () => void; title: string }): ReactNode {
  const save = (): void => {
    saveBytes(`${title}-邀请码.txt`, new TextEncoder().encode(`\ufeff${codes.join('\r\n')}\r\n`), 'text/plain')
  }
  return (
    <Modal
      open={codes.length > 0}
      title="邀请码已生成"
      onCancel={close}
      footer={<Button onClick={close}>我已保存，关闭</Button>}
    >
      <Alert
        type="warning"
        showIcon
        title="只显示这一次"
        description="系统只保存校验值，关闭后无法再查看。请保存后打印分发。"
      />
      <p>
        共 {codes.length} 个。<Button onClick={save}>保存为文本文件</Button>
      </p>
      <textarea readOnly aria-label="邀请码" rows={8} style={{ width: '100%' }} value={codes.join('\n')} />
    </Modal>
  )
}

function CodesDialog({ survey, isOpen, close }: { survey: Survey; isOpen: boolean; close: () => void }): ReactNode {
  const make = useAct(makeSurveyCodes)
  const [codes, setCodes] = useState<readonly string[]>([])
  const groups = survey.groups.filter((group) => !BY_ACCOUNT.includes(group))
  return (
    <>
      <ActDialog<{ group: SurveyGroup; count: number }>
        isOpen={isOpen}
        close={close}
        title="生成邀请码"
        okText="生成"
        done="已生成"
        initial={{ ...(groups[0] === undefined ? {} : { group: groups[0] }), count: 30 }}
        run={async (body) => {
          setCodes((await make.mutateAsync({ params: { id: survey.id }, body })).codes)
        }}
      >
        <p>打印后在评议会议上发放，或者随邀请函寄送。每个邀请码只能回答一次，与领取的人没有对应关系。</p>
        <Form.Item name="group" label="发给" rules={[{ required: true, message: '请选择群体' }]}>
          <Select options={groups.map((value) => ({ value, label: SURVEY_GROUPS[value] }))} />
        </Form.Item>
        <Form.Item name="count" label="数量" rules={[{ required: true, message: '请填写数量' }]}>
          <InputNumber min={1} max={500} precision={0} />
        </Form.Item>
      </ActDialog>
      <MadeCodes
        codes={codes}
        title={survey.title}
        close={() => {
          setCodes([])
        }}
      />
    </>
  )
}

interface Opened {
  readonly survey: Survey
  readonly stage: Stage | undefined
  readonly close: () => void
}

/** What stops a questionnaire: its answers count, or they do not. */
function Endings({ survey, stage, close }: Opened): ReactNode {
  const [end, cancel] = [useAct(endSurvey), useAct(cancelSurvey)]
  const params = { id: survey.id }
  return (
    <>
      <ReasonDialog
        isOpen={stage === 'ending'}
        close={close}
        title="提前结束问卷"
        note={`原定 ${survey.to} 截止。结束后立即不再接收答卷，已收到的 ${String(survey.answers)} 份照常统计，可以公布结果；不能恢复。理由会显示在门户。`}
        okText="提前结束"
        done="已提前结束"
        isDanger
        run={(reason) => end.mutateAsync({ params, body: { reason } })}
      />
      <ReasonDialog
        isOpen={stage === 'cancellation'}
        close={close}
        title="作废问卷"
        note="作废后不再接收答卷，已收到的不统计。已公告的问卷，原因会显示在门户。"
        okText="作废"
        done="已作废"
        isDanger
        run={(reason) => cancel.mutateAsync({ params, body: { reason } })}
      />
    </>
  )
}

function Dialogs({ survey, stage, close }: Opened): ReactNode {
  const [announce, publish] = [useAct(announceSurvey), useAct(publishSurvey)]
  const params = { id: survey.id }
  return (
    <>
      <SurveyForm survey={survey} isOpen={stage === 'change'} close={close} />
      <CodesDialog survey={survey} isOpen={stage === 'codes'} close={close} />
      <ReasonDialog
        isOpen={stage === 'announcement'}
        close={close}
        title="公告问卷"
        note="公告后问题、对象和期限都不能再改，问卷出现在门户“社会评议”页。"
        okText="公告"
        done="已公告"
        label={null}
        run={() => announce.mutateAsync({ params })}
      />
      <ReasonDialog
        isOpen={stage === 'publication'}
        close={close}
        title="公布结果"
        note="公布后结果固定并附校验值，向社会公开，不能再改。文字意见不公开。"
        okText="公布"
        done="已公布"
        label={null}
        run={() => publish.mutateAsync({ params })}
      />
      <Endings survey={survey} stage={stage} close={close} />
    </>
  )
}

/** What a questionnaire is led on by. */
const LEADING: readonly Stage[] = ['publication', 'announcement']

/** What can be done with a questionnaire now. */
export function SurveyActs({ survey }: { survey: Survey }): ReactNode {
  const [stage, setStage] = useState<Stage>()
  const buttons: readonly (readonly [may: boolean, stage: Stage, words: string])[] = [
    [survey.mayPublish, 'publication', '公布结果'],
    [survey.mayChange, 'announcement', '公告'],
    [survey.mayChange, 'change', '修改'],
    [survey.mayMakeCodes, 'codes', '生成邀请码'],
    [survey.mayEnd, 'ending', '提前结束'],
    [survey.mayCancel, 'cancellation', '作废'],
  ]
  const shown = buttons.filter(([may]) => may)
  if (shown.length === 0) return null
  return (
    <>
      <Space wrap className="acts">
        {shown.map(([, key, words], at) => (
          <Button
            key={key}
            type={at === 0 && LEADING.includes(key) ? 'primary' : 'default'}
            onClick={() => {
              setStage(key)
            }}
          >
            {words}
          </Button>
        ))}
      </Space>
      <Dialogs
        survey={survey}
        stage={stage}
        close={() => {
          setStage(undefined)
        }}
      />
    </>
  )
}
