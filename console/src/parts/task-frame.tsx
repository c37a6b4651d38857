import { Form } from 'antd'
import { type ReactNode, useId } from 'react'
import { type Ability, AbilityButton } from './ability-button.tsx'
import { FaultNotice } from './fault.tsx'
import { useSubmit } from './use-submit.ts'

interface TaskFrameProps<Values> {
  readonly okText: string
  readonly doneText: string
  readonly initial?: Partial<Values>
  /** Why it cannot be done now, if so. */
  readonly ability?: Ability
  readonly done?: () => void
  readonly run: (values: Values) => Promise<unknown>
  readonly children: ReactNode
}

const ALWAYS: Ability = { ok: true, why: '' }

/** A form that changes one thing: keeps what was filled in when the server refuses, and says so when it agreed. */
export function TaskFrame<Values extends object>(props: TaskFrameProps<Values>): ReactNode {
  const name = useId()
  const { okText, doneText, initial, done, run, children } = props
  const { fault, isBusy, submit } = useSubmit<Values>(
    async (values) => {
      await run(values)
      return doneText
    },
    () => done?.(),
  )
  return (
    <Form<Values>
      name={name}
      layout="vertical"
      {...(initial ? { initialValues: initial } : {})}
      onFinish={(values) => void submit(values)}
    >
      {children}
      {fault === null ? null : <FaultNotice error={fault} />}
      <AbilityButton
        ability={props.ability ?? ALWAYS}
        type="primary"
        htmlType="submit"
        loading={isBusy}
        style={{ marginTop: 8 }}
      >
        {okText}
      </AbilityButton>
    </Form>
  )
}
