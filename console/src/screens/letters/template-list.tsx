import { Alert, Tag, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { getLetterSettings, getLetterTemplates } from '../../../../src/features/letters/letters.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { instantText } from '../../parts/words.tsx'
import { SettingsButton } from './settings-form.tsx'
import { SERIES_NAMES, unverified, type Version } from './template.ts'

const COLUMNS: NonNullable<TableProps<Version>['columns']> = [
  {
    title: '文书',
    key: 'name',
    width: 260,
    render: (_, { id, name }) => <Link to={`/letter-templates/${id}`}>{name}</Link>,
  },
  { title: '编号系列', key: 'series', width: 120, render: (_, { series }) => SERIES_NAMES[series] },
  {
    title: '现行版本',
    key: 'version',
    width: 240,
    render: (_, { no, origin, madeAt }) => (
      <>
        第 {no} 版 <Tag>{origin === 'school' ? '学校修订' : '随平台提供'}</Tag>
        <span className="quiet">{instantText(madeAt).slice(0, 10)}</span>
      </>
    ),
  },
  {
    title: '待核对的条款',
    key: 'unverified',
    width: 160,
    render: (_, { content }) => {
      const count = unverified(content).length
      return count === 0 ? <span className="quiet">没有</span> : <Tag color="warning">{count} 处</Tag>
    },
  },
]

/** What must be set before the first letter can be signed. */
function Missing(): ReactNode {
  const { data } = useCall(getLetterSettings)
  if (!data) return null
  const words = Object.values(data.numberWords).filter((word) => word === '').length
  const missing = [
    ...(words > 0 ? [`${String(words)} 个编号系列没有机关代字`] : []),
    ...(data.authorityName === '' ? ['没有填写学校主管部门'] : []),
  ]
  if (missing.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title="文书设置还不完整，有关文书不能签发"
      description={`${missing.join('，')}。请点“文书设置”填写。`}
      style={{ marginBottom: 16 }}
    />
  )
}

/** 文书模板: what official letters are made from. */
export default function TemplateList(): ReactNode {
  const query = useCall(getLetterTemplates)
  const remedies = query.data?.remedies ?? []
  return (
    <Page
      title="文书模板"
      lead="修改后保存为新版本，只对此后的文书有效；已经起草的文书不变。"
      actions={query.data?.mayManage === true ? <SettingsButton remedies={remedies} /> : undefined}
    >
      <Missing />
      <div className="panel">
        <Loaded query={query}>
          {({ templates }) => (
            <DataTable<Version> rowKey="id" columns={COLUMNS} dataSource={templates} pagination={false} />
          )}
        </Loaded>
      </div>
    </Page>
  )
}
