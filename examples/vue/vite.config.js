import vue from '@vitejs/plugin-vue';

// Vue asks which tags are not its own.
const isCustomElement = (tag) => tag === 'contact-pad';

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
