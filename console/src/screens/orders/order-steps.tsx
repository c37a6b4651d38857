import { useQueryClient } from '@tanstack/react-query'
import { Form, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  answerOrderWithFiles,
  decideObjection,
  type getOrder,
  LARGEST_FILE_MB,
  MOST_FILES,
  objectToOrderWithFiles,
  revokeOrder,
} from '../../../../src/features/orders/orders.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { uploadWithFiles } from '../../api/upload.ts'
import { useAct } from '../../api/use-call.ts'
import { ActDialog, LongText } from '../../parts/fields.tsx'
import { FilesField } from '../../parts/files-field.tsx'
import { numbersIn, PublicationsField } from '../../parts/publications-field.tsx'
import { SendingShare } from '../applications/use-sending.tsx'
import type { StepDialogProps, Steps } from '../cases/steps.tsx'
import { InspectDialog } from './inspect-dialog.tsx'

/** One order, as whoever looks may see it. */
export type OrderView = Reply<typeof getOrder>
type DialogProps = StepDialogProps<OrderView>

interface Said {
  readonly text: string
  readonly numbers?: readonly string[]
  readonly files?: readonly File[]
}

/** Sends what the unit says with its files in one request; the share is how much of them has left. */
function useSaying(endpoint: typeof answerOrderWithFiles | typeof objectToOrderWithFiles, id: string) {
  const client = useQueryClient()
  const [share, setShare] = useState<number | null>(null)
  const say = async ({ text, numbers, files = [] }: Said): Promise<void> => {
    const body = { text, publicationNos: numbersIn(numbers) }
    const watched = files.length > 0 ? { onProgress: setShare } : {}
    try {
      await uploadWithFiles(endpoint, { params: { id }, body, files, ...watched })
    } finally {
      setShare(null)
    }
    await client.invalidateQueries()
  }
  return { share, say }
}

const FILES = { name: 'files', most: MOST_FILES, largestMb: LARGEST_FILE_MB }

/** 报告整改. */
function AnswerDialog({ view, ...dialog }: DialogProps): ReactNode {
  const { share, say } = useSaying(answerOrderWithFiles, view.id)
  return (
    <ActDialog<Said> {...dialog} title="报告整改情况" okText="报告" done="已报告，等待复核" run={say}>
      <LongText name="text" label="做了什么" most={4000} extra="学校可能在办结后公开这段文字，不写人名。" />
      <PublicationsField name="numbers" label="能说明整改的已公开信息" most={50} />
      <FilesField {...FILES} label="能说明整改的文件" />
      <SendingShare share={share} />
    </ActDialog>
  )
}

/** 提出异议. */
function ObjectDialog({ view, ...dialog }: DialogProps): ReactNode {
  const { share, say } = useSaying(objectToOrderWithFiles, view.id)
  return (
    <ActDialog<Said> {...dialog} title="提出异议" okText="提出" done="已提出，等待决定" run={say}>
      <p>决定之前，整改期限停止计算。</p>
      <LongText name="text" label="理由" most={4000} />
      <PublicationsField name="numbers" label="能说明理由的已公开信息" most={50} />
      <FilesField {...FILES} label="能说明理由的文件" />
      <SendingShare share={share} />
    </ActDialog>
  )
}

const DECISIONS = [
  { value: false, label: '异议不成立，继续整改' },
  { value: true, label: '异议成立，撤销通知' },
]

/** 对异议作出决定. */
function DecideDialog({ view, ...dialog }: DialogProps): ReactNode {
  const decide = useAct(decideObjection)
  return (
    <ActDialog<{ isUpheld: boolean; text: string }>
      {...dialog}
      title="对异议作出决定"
      okText="确定"
      done="已决定，单位收到了通知"
      initial={{ isUpheld: false }}
      run={(body) => decide.mutateAsync({ params: { id: view.id }, body })}
    >
      <Form.Item name="isUpheld" label="决定">
        <Radio.Group style={{ display: 'grid', gap: 8 }} options={DECISIONS} />
      </Form.Item>
      <LongText name="text" label="理由" most={4000} />
    </ActDialog>
  )
}

/** 撤销. */
function RevokeDialog({ view, ...dialog }: DialogProps): ReactNode {
  const revoke = useAct(revokeOrder)
  return (
    <ActDialog<{ text: string }>
      {...dialog}
      title="撤销整改通知"
      okText="撤销"
      done="已撤销，单位收到了通知"
      isDanger
      run={(body) => revoke.mutateAsync({ params: { id: view.id }, body })}
    >
      <LongText name="text" label="理由" most={4000} />
    </ActDialog>
  )
}

/** What can be done to an order, in the order in which it usually happens. */
export const STEPS: Steps<OrderView> = [
  { action: 'object', label: '提出异议', Dialog: ObjectDialog, nextIn: ['issued'] },
  { action: 'answer', label: '报告整改', Dialog: AnswerDialog, nextIn: ['issued', 'returned'] },
  { action: 'decideObjection', label: '决定异议', Dialog: DecideDialog, nextIn: ['objected'] },
  { action: 'inspect', label: '复核', Dialog: InspectDialog, nextIn: ['answered'] },
  { action: 'revoke', label: '撤销通知', Dialog: RevokeDialog },
]
