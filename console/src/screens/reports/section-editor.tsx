import { Checkbox, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { Panel } from '../../parts/page.tsx'
import { ChipEditor } from './chip-editor.tsx'
import type { Figures } from './chip-node.ts'
import { reasonId, textId } from './places.ts'
import type { Override, Report, Section, TextOf } from './report.ts'
import type { ReportDraft } from './use-report-draft.ts'

type TemplateSection = Report['template'][number]

const MADE: Readonly<Record<string, string>> = {
  figures: '指标表，由系统生成',
  items: '逐项列出清单事项，由系统生成',
  classes: '按类别的统计表，由系统生成',
  applications: '国家统计表，由系统生成并核对勾稽关系',
  remedies: '复议和诉讼统计表，由系统生成并核对合计',
  comparison: '与上一份报告的比较，由系统生成',
  problems: '本期的问题和措施，取自“问题清单”',
  cures: '以前报告所列问题的整改情况，取自“问题清单”',
}

interface OverridesProps {
  readonly section: string
  readonly text: TextOf
  readonly change: (overrides: Override[]) => void
}

/** The reasons for numbers that may differ from their figures; they are printed as notes. */
function Overrides({ section, text, change }: OverridesProps): ReactNode {
  return text.overrides.map((override) => (
    <label key={override.number} className="report-reason">
      保留“{override.number}”的理由（印在报告里）
      <Input
        id={reasonId(section, text.key, override.number)}
        value={override.reason}
        maxLength={300}
        placeholder="例如：含线下办理的事项"
        onChange={(event) => {
          const reason = event.target.value
          change(text.overrides.map((each) => (each.number === override.number ? { ...each, reason } : each)))
        }}
      />
    </label>
  ))
}

interface TextProps {
  readonly section: Section
  readonly text: TextOf
  readonly title: string
  readonly figures: Figures
  readonly draft: ReportDraft
}

function Text({ section, text, title, figures, draft }: TextProps): ReactNode {
  const change = (changes: Partial<TextOf>): void => {
    draft.changeText(section.key, text.key, changes)
  }
  return (
    <div id={textId(section.key, text.key)}>
      <ChipEditor
        name={`${title}的文字`}
        text={text.text}
        figures={figures}
        change={(words) => {
          change({ text: words })
        }}
      />
      <Overrides
        section={section.key}
        text={text}
        change={(overrides) => {
          change({ overrides })
        }}
      />
    </div>
  )
}

function NoneFields({ section, draft }: { section: Section; draft: ReportDraft }): ReactNode {
  const { none, key } = section
  return (
    <div className="report-none">
      <Select<'write' | '无' | '0 件'>
        aria-label="这一部分怎样报告"
        style={{ width: 200 }}
        value={none?.answer ?? 'write'}
        options={[
          { value: 'write', label: '写文字' },
          { value: '无', label: '报告“无”' },
          { value: '0 件', label: '报告“0 件”' },
        ]}
        onChange={(answer) => {
          draft.changeSection(key, { none: answer === 'write' ? null : { answer, reason: none?.reason ?? '' } })
        }}
      />
      {none === null ? null : (
        <Input
          aria-label="理由"
          placeholder="写明理由，例如：本期没有收到申请"
          maxLength={500}
          value={none.reason}
          onChange={(event) => {
            draft.changeSection(key, { none: { ...none, reason: event.target.value } })
          }}
        />
      )}
    </div>
  )
}

function Unlisted({ section, draft }: { section: Section; draft: ReportDraft }): ReactNode {
  if (section.unlisted === undefined) return null
  return (
    <label className="report-reason">
      没有列出问题的说明（印在报告里）
      <Input
        id={reasonId(section.key, '', '')}
        value={section.unlisted}
        maxLength={500}
        placeholder="例如：监测发现的问题在期末以后出现，已另行整改"
        onChange={(event) => {
          draft.changeSection(section.key, { unlisted: event.target.value })
        }}
      />
    </label>
  )
}

function DropBox({ section, draft }: { section: Section; draft: ReportDraft }): ReactNode {
  return (
    <Checkbox
      checked={section.isDropped}
      onChange={(event) => {
        draft.changeSection(section.key, { isDropped: event.target.checked })
      }}
    >
      这份报告不写这一部分
    </Checkbox>
  )
}

interface SectionProps {
  readonly template: TemplateSection
  readonly section: Section
  readonly figures: Figures
  readonly draft: ReportDraft
}

/** One section: its texts with their figures, and what the system puts between them. */
export function SectionEditor({ template, section, figures, draft }: SectionProps): ReactNode {
  const made = template.blocks.map((block, at) => {
    const { kind, key, title = '' } = block
    if (kind !== 'text')
      return (
        <p key={`${String(at)} ${kind}`} className="report-made">
          {title}
          <span className="quiet">{MADE[kind]}</span>
        </p>
      )
    const text = section.texts.find((each) => each.key === key)
    if (!text || section.none !== null) return null
    return <Text key={text.key} {...{ section, text, figures, draft }} title={template.title} />
  })
  return (
    <Panel title={template.title} more={template.isMandatory ? '必须报告' : undefined}>
      {template.isMandatory ? (
        <div id={textId(template.key, '')}>
          <NoneFields section={section} draft={draft} />
        </div>
      ) : (
        <DropBox section={section} draft={draft} />
      )}
      {section.isDropped ? null : made}
      <Unlisted section={section} draft={draft} />
    </Panel>
  )
}
