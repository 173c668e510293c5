import linker from '@angular/compiler-cli/linker/babel';
import { transformAsync } from '@babel/core';

/** Angular's own packages come half compiled; what the command line of Angular does, too. */
const link = {
  name: 'angular-linker',
  async transform(code, id) {
    if (!code.includes('ɵɵngDeclare')) return null;
    const linked = await transformAsync(code, {
      filename: id,
      plugins: [linker],
      configFile: false,
      babelrc: false,
      compact: false,
    });
    return { code: linked.code, map: null };
  },
};

export default { plugins: [link] };
