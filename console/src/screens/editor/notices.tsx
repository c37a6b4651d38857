import { Alert } from 'antd'
import type { ReactNode } from 'react'
import type { DocumentDetail } from '../documents/document-detail.ts'

/** Says before the first key what a change will cost: an approval, or nothing that readers see until it is approved. */
export function ChangeNotice({ document }: { document: DocumentDetail }): ReactNode {
  const { workState, publication } = document
  if (workState === 'approved' || workState === 'scheduled')
    return (
      <Alert
        type="warning"
        showIcon
        title="这份信息已经审核通过，改动后须重新送审"
        description={`审核意见只对通过的那一版有效，改动一个字也要从第一步重新审核${workState === 'scheduled' ? '，已排定的发布也会取消' : ''}。只是看看，请点“保存并返回”。`}
      />
    )
  if (!publication) return null
  return (
    <Alert
      type="info"
      showIcon
      title={`门户上公开的是第 ${String(publication.revisionNo)} 版`}
      description="改动经审核通过并再次发布后才会替换，在那之前读者看到的不变。"
    />
  )
}
