import { Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'

interface LineDialogProps {
  readonly title: string
  readonly label: string
  readonly okText?: string
  /** What stands in the line when the dialog opens. */
  readonly opening: string
  readonly mayBeEmpty?: boolean
  readonly longest?: number
  readonly isBusy?: boolean
  readonly apply: (words: string) => void
  readonly close: () => void
}

/** Asks for one line. Mounted while it is open. */
export function LineDialog(props: LineDialogProps): ReactNode {
  const { title, label, okText = '确定', opening, mayBeEmpty = false, longest, isBusy = false, apply, close } = props
  const [words, setWords] = useState(opening)
  const isEnough = mayBeEmpty || words.trim() !== ''
  const finish = (): void => {
    if (isEnough) apply(words.trim())
  }
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ disabled: !isEnough }}
      confirmLoading={isBusy}
      onOk={finish}
      onCancel={close}
    >
      <label>
        {label}
        <Input
          value={words}
          autoFocus
          {...(longest === undefined ? {} : { maxLength: longest })}
          onChange={(event) => {
            setWords(event.target.value)
          }}
          onPressEnter={finish}
        />
      </label>
    </Modal>
  )
}
