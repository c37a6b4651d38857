import { App, Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { readReportAnew } from '../../../../src/features/reports/reports.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { Panel } from '../../parts/page.tsx'
import { SaveTrouble, stateText, useSaveKey } from '../../parts/save-state.tsx'
import { instantText } from '../../parts/words.tsx'
import { explain, jump } from './places.ts'
import type { Fault, Report } from './report.ts'
import { SectionEditor } from './section-editor.tsx'
import { type ReportDraft, useReportDraft } from './use-report-draft.ts'

/** What a reason may let pass, and how it is asked for. */
const EXPLAINED: Partial<Record<Fault['kind'], string>> = {
  contradicts: '口径不同，写明理由',
  'no-problems': '不列出，写明理由',
}

function noteOf({ isBlocking, kind }: Fault): string {
  if (isBlocking) return ''
  return kind === 'staff-figure' ? '（请确认）' : '（请核对）'
}

function FaultLine({ fault, draft }: { fault: Fault; draft: ReportDraft }): ReactNode {
  const why = EXPLAINED[fault.kind]
  return (
    <li className={fault.isBlocking ? 'blocking' : undefined}>
      <button
        type="button"
        onClick={() => {
          jump(fault)
        }}
      >
        {noteOf(fault)}
        {fault.message}
      </button>
      {why === undefined ? null : (
        <Button
          size="small"
          type="link"
          onClick={() => {
            explain(draft, fault)
          }}
        >
          {why}
        </Button>
      )}
    </li>
  )
}

function Faults({ draft }: { draft: ReportDraft }): ReactNode {
  const { faults } = draft
  const blocking = faults.filter(({ isBlocking }) => isBlocking).length
  if (faults.length === 0) return <Panel title="送签前检查">文字中的数字都与指标相符，统计表的勾稽关系成立。</Panel>
  return (
    <Panel title={blocking === 0 ? '送签前检查：没有必须改的' : `送签前还有 ${String(blocking)} 处要改`}>
      <ul className="gaps">
        {faults.map((fault) => (
          <FaultLine key={`${fault.section} ${fault.text} ${fault.message}`} fault={fault} draft={draft} />
        ))}
      </ul>
    </Panel>
  )
}

interface ReadAnewProps {
  readonly report: Report
  readonly draft: ReportDraft
  readonly done: () => void
}

/** 重新取数: what is on the screen is saved first, so that nothing is lost. */
function ReadAnew({ report, draft, done }: ReadAnewProps): ReactNode {
  const read = useAct(readReportAnew)
  const { message } = App.useApp()
  const run = async (): Promise<void> => {
    if ((await draft.save()) === null) return
    await read.mutateAsync({ params: { id: report.id } })
    message.success('已按现在的记录取数')
    done()
  }
  return (
    <Button loading={read.isPending} onClick={() => void run().catch(() => message.error('没有取到数字，请稍后再试'))}>
      重新取数
    </Button>
  )
}

/** The words of a report, section by section, with what is wrong with them beside; `anew` opens it again with other figures. */
export function ReportEditor({ report, anew }: { report: Report; anew: () => void }): ReactNode {
  const draft = useReportDraft(report)
  useSaveKey(draft.save)
  const figures = new Map(report.figures.map((figure) => [figure.key, figure]))
  return (
    <>
      <SaveTrouble kept={draft} what="报告" />
      <div className="report-bar">
        <span className="save-state" role="status">
          {stateText(draft.state)}；数字取自 {instantText(report.readAt)} 的记录
        </span>
        <ReadAnew report={report} draft={draft} done={anew} />
      </div>
      <div className="two">
        <div>
          <Input.TextArea
            autoSize
            className="title-field"
            aria-label="标题"
            maxLength={200}
            value={draft.words.title}
            onChange={(event) => {
              // A title is one line, however many it takes on a phone.
              const title = event.target.value.replaceAll(/\s*\n\s*/g, '')
              draft.change((words) => ({ ...words, title }))
            }}
          />
          {report.template.map((template) => {
            const section = draft.words.sections.find(({ key }) => key === template.key)
            return section ? <SectionEditor key={template.key} {...{ template, section, figures, draft }} /> : null
          })}
        </div>
        <aside>
          <Faults draft={draft} />
        </aside>
      </div>
    </>
  )
}
