import { Form, Input, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { changeSurvey, createSurvey, type getSurvey } from '../../../../src/features/surveys/surveys.contract.ts'
import {
  QUESTION_KINDS,
  type QuestionKind,
  SURVEY_GROUPS,
  type SurveyGroup,
} from '../../../../src/kernel/survey-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { DayField, dayText, ShortText } from '../../parts/fields.tsx'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { LineList } from '../../parts/line-list.tsx'
import { optionsOf } from '../documents/names.ts'
import '../../styles/settings.css'
import '../../styles/oversight.css'

export type Survey = Reply<typeof getSurvey>

interface Asked {
  readonly kind: QuestionKind
  readonly words: string
  readonly options?: readonly string[]
}

interface Values {
  readonly title: string
  readonly words?: string
  readonly from: Dayjs
  readonly to: Dayjs
  readonly groups: SurveyGroup[]
  readonly smallestGroup: number
  readonly questions: readonly Asked[]
}

const LEAST = 5
const USUAL_DAYS = 30
const FRESH: Asked = { kind: 'scale', words: '', options: [] }
const USUAL: Partial<Values> = {
  from: dayjs(),
  to: dayjs().add(USUAL_DAYS, 'day'),
  groups: ['student', 'staff', 'public'],
  smallestGroup: LEAST,
  questions: [
    { kind: 'scale', words: '您对学校信息公开工作总体是否满意', options: [] },
    { kind: 'scale', words: '您需要的信息是否容易找到', options: [] },
    { kind: 'several', words: '您常用的渠道', options: ['信息公开网', '学院网站', '公告栏', '来电来访'] },
    { kind: 'words', words: '您的意见和建议', options: [] },
  ],
}

function startingWith(survey: Survey | undefined): Partial<Values> {
  if (!survey) return { ...USUAL, title: `${String(dayjs().year())} 年信息公开评议` }
  const { title, words, from, to, groups, smallestGroup, questions } = survey
  return { title, words, from: dayjs(from), to: dayjs(to), groups, smallestGroup, questions }
}

function bodyOf({ words = '', from, to, questions, ...values }: Values) {
  return {
    ...values,
    words: words.trim(),
    from: dayText(from),
    to: dayText(to),
    questions: questions.map(({ kind, words: asked, options = [] }, at) => ({
      key: `q${String(at + 1)}`,
      kind,
      words: asked,
      options: kind === 'one' || kind === 'several' ? [...options] : [],
    })),
  }
}

function QuestionFields({ at }: { at: number }): ReactNode {
  const kind = Form.useWatch<QuestionKind | undefined>(['questions', at, 'kind'])
  return (
    <>
      <Form.Item
        name={[at, 'words']}
        label="题目"
        rules={[{ required: true, whitespace: true, message: '请填写题目' }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[at, 'kind']} label="题型">
        <Select options={optionsOf(QUESTION_KINDS)} />
      </Form.Item>
      {kind === 'one' || kind === 'several' ? (
        <Form.Item
          name={[at, 'options']}
          label="选项（输入后按回车）"
          rules={[{ required: true, message: '请填写选项' }]}
        >
          <Select mode="tags" open={false} suffix={null} maxCount={12} />
        </Form.Item>
      ) : null}
    </>
  )
}

function Fields(): ReactNode {
  return (
    <>
      <ShortText name="title" label="名称" isRequired />
      <Form.Item name="words" label="说明">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={3000} />
      </Form.Item>
      <DayField name="from" label="开始日期" />
      <DayField name="to" label="截止日期" />
      <Form.Item
        name="groups"
        label="对象"
        extra="学生和教职工登录后回答；其他群体凭邀请码回答，公告后可以生成。"
        rules={[{ required: true, message: '请选择对象' }]}
      >
        <Select mode="multiple" options={optionsOf(SURVEY_GROUPS)} />
      </Form.Item>
      <Form.Item name="smallestGroup" label="少于几份的群体不单列" rules={[{ required: true, message: '请填写' }]}>
        <InputNumber min={LEAST} max={50} precision={0} />
      </Form.Item>
      <div className="tall-lines">
        <LineList name="questions" legend="问题（至少一道满意度题）" thing="问题" fresh={FRESH}>
          {(at) => <QuestionFields at={at} />}
        </LineList>
      </div>
    </>
  )
}

/** Drafts a questionnaire, or changes a draft. */
export function SurveyForm({
  isOpen,
  close,
  survey,
}: {
  isOpen: boolean
  close: () => void
  survey?: Survey
}): ReactNode {
  const create = useAct(createSurvey)
  const change = useAct(changeSurvey)
  const navigate = useNavigate()
  return (
    <FormDrawer<Values>
      isOpen={isOpen}
      close={close}
      title={survey ? '修改问卷' : '起草问卷'}
      okText="保存草稿"
      done="已保存"
      size={720}
      initial={startingWith(survey)}
      run={async (values) => {
        const body = bodyOf(values)
        if (survey) await change.mutateAsync({ params: { id: survey.id }, body })
        else void navigate(`/surveys/${(await create.mutateAsync({ body })).id}`)
      }}
    >
      <Fields />
    </FormDrawer>
  )
}
