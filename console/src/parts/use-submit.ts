import { App } from 'antd'
import { useState } from 'react'

/** A form on its way to the server, and what became of it. */
export interface Submission<Values> {
  readonly fault: unknown
  readonly isBusy: boolean
  readonly submit: (values: Values) => Promise<void>
  /** Forgets a refusal, so that a form opened anew does not show the old one. */
  readonly forget: () => void
}

/**
 * Runs a form. `run` answers what to tell the person, or nothing where the page itself shows it; a refusal is kept to be
 * shown beside what was filled in.
 */
export function useSubmit<Values>(
  run: (values: Values) => Promise<string | undefined>,
  done: () => void,
): Submission<Values> {
  const { message } = App.useApp()
  const [fault, setFault] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const forget = (): void => {
    setFault(null)
  }
  const submit = async (values: Values): Promise<void> => {
    setBusy(true)
    try {
      const words = await run(values)
      if (words !== undefined) void message.success(words)
      forget()
      done()
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  return { fault, isBusy, submit, forget }
}
