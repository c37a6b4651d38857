import { Button, Form } from 'antd'
import type { ReactNode } from 'react'

interface LineListProps {
  readonly name: string
  readonly legend: string
  /** What a line is: “版块”; the buttons say it. */
  readonly thing: string
  /** What a new line begins with. */
  readonly fresh: object
  /** The fields of a line, by its place. */
  readonly children: (at: number) => ReactNode
}

/** Lines of a form that can be added and taken away. */
export function LineList({ name, legend, thing, fresh, children }: LineListProps): ReactNode {
  return (
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <fieldset className="role-line">
          <legend>{legend}</legend>
          {fields.map(({ key, name: at }) => (
            <div key={key} className="section-line">
              {children(at)}
              <Button
                aria-label={`删除第 ${String(at + 1)} 个${thing}`}
                onClick={() => {
                  remove(at)
                }}
              >
                删除
              </Button>
            </div>
          ))}
          <Button
            onClick={() => {
              add(fresh)
            }}
          >
            增加{thing}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}
