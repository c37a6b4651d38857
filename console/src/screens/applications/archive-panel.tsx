import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Panel } from '../../parts/page.tsx'
import type { CaseView } from './case-view.ts'

/** 归档包: everything of a closed case in one file. Making it is on the record as a view of who applied. */
export function ArchivePanel({ view }: { view: CaseView }): ReactNode {
  if (!view.mayExport) return null
  return (
    <Panel title="归档包">
      <p className="quiet">
        一个压缩文件，含全部材料（包括原件）、已签发的文书、留言、期限说明、台账摘录、目录和校验清单。含有个人信息，每次导出都记入台账。
      </p>
      <Button href={`/api/v1/applications/${view.id}/archive`} download>
        导出归档包
      </Button>
    </Panel>
  )
}
