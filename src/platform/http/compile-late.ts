import AjvCompiler from '@fastify/ajv-compiler'
import SerializerSelector from '@fastify/fast-json-stringify-compiler'
import type { FastifyServerOptions } from 'fastify'

type Compilers = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>
type Check = ((data: unknown) => unknown) & { errors?: unknown }
type Write = (data: unknown) => string
type Factory<Compiled> = (schemas: unknown, options: unknown) => (route: unknown) => Compiled

// Fastify reads the errors of a check from the function itself.
function lateCheck(compile: () => Check): Check {
  let compiled: Check | undefined
  const check: Check = (data) => {
    compiled ??= compile()
    const answer = compiled(data)
    check.errors = compiled.errors
    return answer
  }
  return check
}

function lateWrite(compile: () => Write): Write {
  let compiled: Write | undefined
  return (data) => (compiled ??= compile())(data)
}

function late<Compiled>(factory: Factory<Compiled>, put: (compile: () => Compiled) => Compiled): Factory<Compiled> {
  return (schemas, options) => {
    const compile = factory(schemas, options)
    return (route) => put(() => compile(route))
  }
}

/**
 * Compilers for Fastify that make the check of a schema when it is first needed. There are hundreds of schemas: to compile them
 * all took a third of the start, and most processes never use most of them. A schema that cannot be compiled fails its own route.
 */
export function lateCompilers(): Compilers {
  const buildValidator = late(AjvCompiler() as Factory<unknown> as Factory<Check>, lateCheck)
  const buildSerializer = late(SerializerSelector() as Factory<unknown> as Factory<Write>, lateWrite)
  return { buildValidator, buildSerializer } as unknown as Compilers
}
