import { Button, Form, Input, Radio, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { beginReport, listReports, listReportTemplates } from '../../../../src/features/reports/reports.contract.ts'
import { REPORT_STATES } from '../../../../src/kernel/report-sheet.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall, useCallIf } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { DayField } from '../../parts/fields.tsx'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { today } from '../../parts/today.ts'
import { useOpen } from '../../parts/use-open.ts'
import { instantText } from '../../parts/words.tsx'
import { SamePeriodWarning } from './same-period.tsx'
import { TURNS } from './waiting-reports.ts'
import { bodyOf, lastYearOf, type Wish } from './wish.ts'

type Row = Reply<typeof listReports>['rows'][number]

const PRESETS = [
  { value: 'calendar-year', label: '日历年度' },
  { value: 'school-year', label: '学年（9月1日至次年8月31日）' },
  { value: 'days', label: '自定起止日期' },
]

function Templates(): ReactNode {
  const { data } = useCallIf(true, listReportTemplates)
  const form = Form.useFormInstance<Wish>()
  const choose = (templateKey: string): void => {
    const preset = data?.rows.find(({ key }) => key === templateKey)?.preset
    // A template of school years is about one; who wants another period chooses it afterwards.
    if (preset !== undefined) form.setFieldsValue({ preset, year: lastYearOf(preset, today()) })
  }
  return (
    <Form.Item name="templateKey" label="模板" rules={[{ required: true, message: '请选择模板' }]}>
      <Radio.Group
        className="stacked"
        onChange={({ target }) => {
          choose(String(target.value))
        }}
      >
        {(data?.rows ?? []).map(({ key, name, about, source }) => (
          <Radio key={key} value={key}>
            {name}
            <span className="quiet">
              {' '}
              {about}依据：{source}。
            </span>
          </Radio>
        ))}
      </Radio.Group>
    </Form.Item>
  )
}

function Period(): ReactNode {
  const preset = Form.useWatch<Wish['preset'] | undefined>('preset')
  return (
    <>
      <Form.Item name="preset" label="统计期限" rules={[{ required: true }]}>
        <Radio.Group options={PRESETS} />
      </Form.Item>
      {preset === 'days' ? (
        <div className="halves">
          <DayField name="from" label="开始日期" />
          <DayField name="to" label="结束日期" />
        </div>
      ) : (
        <Form.Item
          name="year"
          label={preset === 'school-year' ? '学年开始的年份' : '年份'}
          rules={[{ required: true, pattern: /^20\d\d$/, message: '请填写四位年份' }]}
        >
          <Input maxLength={4} inputMode="numeric" style={{ width: 120 }} />
        </Form.Item>
      )}
    </>
  )
}

function NewReport(): ReactNode {
  const { open, ...opening } = useOpen()
  const begin = useAct(beginReport)
  const navigate = useNavigate()
  return (
    <>
      <Button type="primary" onClick={open}>
        新建报告
      </Button>
      <FormDrawer<Wish>
        {...opening}
        title="新建年度报告"
        okText="生成初稿"
        done="初稿已生成"
        initial={{ templateKey: 'four-parts', preset: 'calendar-year', year: lastYearOf('calendar-year', today()) }}
        run={async (wish) => {
          const { id } = await begin.mutateAsync({ body: bodyOf(wish) })
          await navigate(`/reports/${id}`)
        }}
      >
        <p className="quiet">初稿的文字、数字和统计表由系统从记录生成，随后可以修改文字。</p>
        <Templates />
        <Period />
        <SamePeriodWarning />
      </FormDrawer>
    </>
  )
}

function Line({ row: { id, title, name, templateName, state, publishedAt, turn } }: { row: Row }): ReactNode {
  return (
    <li>
      <Link className="grow" to={`/reports/${id}`}>
        {title}
      </Link>
      <span className="quiet">
        {templateName} · {name}
      </span>
      {turn === null ? null : <Tag color="warning">{TURNS[turn]}</Tag>}
      <Tag>{REPORT_STATES[state]}</Tag>
      {publishedAt === null ? null : <span className="quiet">{instantText(publishedAt)} 公布</span>}
    </li>
  )
}

/** 年度报告: every report, and the beginning of a new one. */
export default function ReportList(): ReactNode {
  const query = useCall(listReports)
  const { may } = useSession()
  return (
    <Page
      title="年度报告"
      lead="初稿从记录生成，每个数字都能打开核对；审核、签发以后公布，文字和数字不再改动。"
      actions={may('reports.write') ? <NewReport /> : undefined}
    >
      <Panel>
        <Loaded query={query}>
          {({ rows }) =>
            rows.length === 0 ? (
              <p className="quiet">还没有年度报告。日历年度的报告在次年年初编制，学年报告每年10月底前公布。</p>
            ) : (
              <ul className="lines">
                {rows.map((row) => (
                  <Line key={row.id} row={row} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
    </Page>
  )
}
