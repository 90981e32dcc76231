// @camunda/form-linting is written for bundlers: its imports lack the file's ending. This hook of Node's loader adds it.
export async function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && context.parentURL?.includes('/node_modules/')) {
    for (const candidate of [specifier, `${specifier}.js`, `${specifier}/index.js`]) {
      try {
        return await next(candidate, context);
      } catch (error) {
        if (!['ERR_MODULE_NOT_FOUND', 'ERR_UNSUPPORTED_DIR_IMPORT'].includes(error.code)) throw error;
      }
    }
  }
  return next(specifier, context);
}
