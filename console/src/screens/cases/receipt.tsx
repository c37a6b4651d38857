import { Button, Descriptions, Modal, Typography } from 'antd'
import type { ReactNode } from 'react'
import '../../styles/cases.css'
import '../../styles/settings.css'

/** What whoever waits for an answer is given: the code stands here and nowhere else. */
export interface Receipt {
  readonly number: string
  readonly code: string
  readonly facts: readonly (readonly [name: string, words: string])[]
}

function Contents({ receipt: { number, code, facts } }: { receipt: Receipt }): ReactNode {
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['编号', <b key="number">{number}</b>],
    [
      '查询码',
      <Typography.Text
        key="code"
        className="initial-password"
        copyable={{ icon: ['复制', '复制成功'], tooltips: false }}
      >
        {code}
      </Typography.Text>,
    ],
    ...facts,
  ]
  return (
    <Descriptions
      bordered
      column={1}
      size="small"
      items={rows.map(([label, children]) => ({ key: label, label, children }))}
      styles={{ label: { width: 96 } }}
    />
  )
}

interface ReceiptProps {
  readonly receipt: Receipt | null
  readonly title: string
  readonly note: string
  readonly doneText: string
  readonly close: () => void
  /** It is gone, and the focus is free. */
  readonly closed?: () => void
}

/** 回执: number and code, shown this once, to be printed or read out. It closes only by its button. */
export function ReceiptDialog({ receipt, title, note, doneText, close, closed }: ReceiptProps): ReactNode {
  return (
    <Modal
      open={receipt !== null}
      title={title}
      rootClassName="print-alone"
      {...(closed ? { afterClose: closed } : {})}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <>
          <Button
            onClick={() => {
              print()
            }}
          >
            打印回执
          </Button>
          <Button type="primary" onClick={close} autoFocus>
            {doneText}
          </Button>
        </>
      }
    >
      <p>{note}</p>
      {receipt ? <Contents receipt={receipt} /> : null}
    </Modal>
  )
}
