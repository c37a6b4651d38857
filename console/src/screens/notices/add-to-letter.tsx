import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { addMailToLetter, listLetters } from '../../../../src/features/mailboxes/letters.contract.ts'
import { useAct, useCallIf } from '../../api/use-call.ts'
import { LongText } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'

interface Values {
  readonly number: string
  readonly reason: string
}

interface AddProps {
  readonly mailId: string
  readonly isOpen: boolean
  readonly close: () => void
  /** The letter from which somebody came here; empty when none. */
  readonly number: string
  readonly done: () => void
}

const NUMBER = /^(?:XJ|JY|TS|DH)\d{4}-\d{5,}$/

/** The letter of a number, once the number is whole. */
// Before the form is there nothing is typed.
function useLetter(typed: string | undefined) {
  const number = (typed ?? '').trim().toUpperCase()
  const isWhole = NUMBER.test(number)
  const query = useCallIf(isWhole, listLetters, { query: { number } })
  const letter = isWhole ? query.data?.rows.find((row) => row.number === number) : undefined
  return { letter, isLooking: isWhole && query.isFetching, isWhole }
}

function foundWords({ letter, isLooking, isWhole }: ReturnType<typeof useLetter>): string {
  if (letter) return `${letter.mailboxName} · ${letter.subject} · ${letter.stateName}`
  if (isLooking) return '正在查找。'
  return isWhole ? '没有找到这封来信，或者已经归档。' : '如 XJ2026-00001。'
}

/** 加入来信: a mail that was not recognised goes to the letter that it belongs to, with the reason. */
export function AddToLetter({ mailId, isOpen, close, number, done }: AddProps): ReactNode {
  const [form] = Form.useForm<Values>()
  const add = useAct(addMailToLetter)
  const found = useLetter(Form.useWatch('number', form))
  return (
    <FormDialog<Values>
      isOpen={isOpen}
      close={close}
      title="加入来信"
      okText="加入"
      form={form}
      initial={{ number }}
      run={async ({ reason }) => {
        await add.mutateAsync({ params: { id: found.letter?.id ?? '' }, body: { mailId, reason: reason.trim() } })
        done()
        return '已加入来信'
      }}
    >
      <p>
        邮件归入这封来信，不再列在这里。发件人就是来信人的，成为来信人的留言；不是来信人的，只有办理人员能看到。理由记入办理过程和台账。
      </p>
      <Form.Item
        name="number"
        label="来信编号"
        extra={foundWords(found)}
        rules={[
          {
            validator: () =>
              found.letter ? Promise.resolve() : Promise.reject(new Error('请填写一封没有归档的来信的编号')),
          },
        ]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <LongText name="reason" label="理由" />
    </FormDialog>
  )
}
