"""WeChat-ready packages. What a package must satisfy stands in `rules`, one function a rule."""
