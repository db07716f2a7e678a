.PHONY: serve build check test format lock
serve build check test format lock:
	@python3 run.py $@
