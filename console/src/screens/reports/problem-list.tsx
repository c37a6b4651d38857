import { Button, Form, Input, Popconfirm, Select, Tag } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { type ReactNode, useState } from 'react'
import {
  addReportProblem,
  changeReportProblem,
  removeReportProblem,
  suggestReportProblems,
} from '../../../../src/features/reports/reports.contract.ts'
import { PROBLEM_STATES, type ProblemState } from '../../../../src/kernel/report-sheet.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { matches, useUnitChoices } from '../../parts/choices.ts'
import { DayField, dayText, LongText } from '../../parts/fields.tsx'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { Panel } from '../../parts/page.tsx'
import type { Problem, Report } from './report.ts'

type Suggested = Reply<typeof suggestReportProblems>['rows'][number]

interface Filled {
  readonly problem: string
  readonly measure: string
  readonly unitId?: string | null
  readonly dueOn?: Dayjs | null
  readonly state: ProblemState
  readonly cure?: string
}

function bodyOf({ problem, measure, unitId = null, dueOn = null, state, cure = '' }: Filled) {
  return { problem, measure, unitId, dueOn: dueOn === null ? null : dayText(dueOn), state, cure }
}

function initialOf(edited: Edited | undefined): Partial<Filled> {
  if (isKept(edited)) return { ...edited, dueOn: edited.dueOn === null ? null : dayjs(edited.dueOn) }
  return { state: 'open', ...(typeof edited === 'object' ? { problem: edited.problem, measure: edited.measure } : {}) }
}

function keyOf(edited: Edited | undefined): string {
  if (isKept(edited)) return edited.id
  return typeof edited === 'object' ? edited.rule : 'new'
}

const STATES = Object.entries(PROBLEM_STATES).map(([value, label]) => ({ value, label }))

function Fields({ isSigned }: { isSigned: boolean }): ReactNode {
  const units = useUnitChoices()
  return (
    <>
      {isSigned ? (
        <p className="quiet">报告已经签发，问题和措施不再改动；这里登记整改结果，写进下一份报告。</p>
      ) : (
        <>
          <LongText name="problem" label="问题" most={500} />
          <LongText name="measure" label="改进措施" most={500} />
          <Form.Item name="unitId" label="责任单位">
            <Select allowClear showSearch={{ filterOption: matches }} options={units} />
          </Form.Item>
          <DayField name="dueOn" label="完成时限" isRequired={false} />
        </>
      )}
      <Form.Item name="state" label="状态" rules={[{ required: true }]}>
        <Select options={STATES} />
      </Form.Item>
      <Form.Item name="cure" label="整改结果" extra="已整改的必须写明结果。">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </>
  )
}

function detailsOf({ measure, unitName, dueOn, foundIn, isOwn, cure }: Problem): string {
  const parts = [
    [`措施：${measure}`, true],
    [unitName, unitName !== ''],
    [`${dueOn ?? ''} 前`, dueOn !== null],
    [`出自《${foundIn}》`, !isOwn],
    [`结果：${cure}`, cure !== ''],
  ] as const
  return parts.flatMap(([text, isSaid]) => (isSaid ? [text] : [])).join(' · ')
}

interface LineProps {
  readonly problem: Problem
  /** The problem is this report's own, and the report is being written. */
  readonly isOpen: boolean
  readonly mayWrite: boolean
  readonly edit: () => void
}

function RemoveButton({ id }: { id: string }): ReactNode {
  const remove = useAct(removeReportProblem)
  return (
    <Popconfirm
      title="删去这个问题？"
      okText="删去"
      cancelText="不删"
      onConfirm={() => {
        remove.mutate({ params: { id } })
      }}
    >
      <Button size="small">删去</Button>
    </Popconfirm>
  )
}

function Line({ problem, isOpen, mayWrite, edit }: LineProps): ReactNode {
  return (
    <li>
      <span className="grow">
        {problem.problem}
        <span className="quiet"> {detailsOf(problem)}</span>
      </span>
      <Tag color={problem.state === 'cured' ? 'success' : 'warning'}>{PROBLEM_STATES[problem.state]}</Tag>
      {mayWrite ? (
        <Button size="small" onClick={edit}>
          {isOpen ? '修改' : '登记整改'}
        </Button>
      ) : null}
      {mayWrite && isOpen ? <RemoveButton id={problem.id} /> : null}
    </li>
  )
}

/** What the form begins with: a problem that is there, or one that is to be. */
type Edited = Problem | Suggested | 'new'

function isKept(edited: Edited | undefined): edited is Problem {
  return typeof edited === 'object' && 'id' in edited
}

interface ProblemFormProps {
  readonly report: Report
  readonly edited: Edited | undefined
  readonly close: () => void
}

function ProblemForm({ report, edited, close }: ProblemFormProps): ReactNode {
  const add = useAct(addReportProblem)
  const change = useAct(changeReportProblem)
  const problem = isKept(edited) ? edited : undefined
  const initial = initialOf(edited)
  const run = (filled: Filled) =>
    problem
      ? change.mutateAsync({ params: { id: problem.id }, body: bodyOf({ ...initial, ...filled }) })
      : add.mutateAsync({ params: { id: report.id }, body: bodyOf(filled) })
  return (
    <FormDrawer<Filled>
      key={keyOf(edited)}
      isOpen={edited !== undefined}
      close={close}
      title={problem ? '问题和整改' : '登记问题'}
      initial={initial}
      done="已保存"
      run={run}
    >
      <Fields isSigned={problem !== undefined && !isOpenIn(report, problem)} />
    </FormDrawer>
  )
}

function isOpenIn({ state }: Report, { isOwn }: Problem): boolean {
  return isOwn && state === 'draft'
}

/** What the monitors see now, ready to be taken over into the list. */
function Suggestions({ report, take }: { report: Report; take: (suggested: Suggested) => void }): ReactNode {
  const { data } = useCall(suggestReportProblems, { params: { id: report.id } })
  const known = new Set(report.problems.map(({ problem }) => problem))
  const rows = (data?.rows ?? []).filter(({ problem }) => !known.has(problem))
  if (rows.length === 0) return null
  return (
    <Panel title="监测现在发现的问题">
      <ul className="lines">
        {rows.map((row) => (
          <li key={row.rule}>
            <span className="grow">
              {row.problem}
              <span className="quiet"> 办法：{row.measure}</span>
            </span>
            <Button
              size="small"
              aria-label={`登记到报告：${row.problem}`}
              onClick={() => {
                take(row)
              }}
            >
              登记到报告
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function AddButton({ open }: { open: () => void }): ReactNode {
  return (
    <Button size="small" onClick={open}>
      登记问题
    </Button>
  )
}

/** The problems that this report tells of: its own, and those of earlier reports with what came of them. */
export function ProblemList({ report, mayWrite }: { report: Report; mayWrite: boolean }): ReactNode {
  const [edited, setEdited] = useState<Edited>()
  const mayAdd = mayWrite && report.state === 'draft'
  const add = (): void => {
    setEdited('new')
  }
  const close = (): void => {
    setEdited(undefined)
  }
  return (
    <>
      <Panel title="问题清单" more={mayAdd ? <AddButton open={add} /> : undefined}>
        {report.problems.length === 0 ? <p className="quiet">还没有登记问题。以前报告遗留的问题会列在这里。</p> : null}
        <ul className="lines">
          {report.problems.map((problem) => (
            <Line
              key={problem.id}
              problem={problem}
              isOpen={isOpenIn(report, problem)}
              mayWrite={mayWrite}
              edit={() => {
                setEdited(problem)
              }}
            />
          ))}
        </ul>
        <ProblemForm report={report} edited={edited} close={close} />
      </Panel>
      {mayAdd ? <Suggestions report={report} take={setEdited} /> : null}
    </>
  )
}
